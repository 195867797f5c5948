import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import type { TestService } from '@rollcall/platform/testing';
import type { SunkMail, Verdict } from '../smtp-sink.fixture.js';

const mailer = await import('../mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { DeliveryUnderTest, people } = await import('../delivery.fixture.js');
const { SmtpSink } = await import('../smtp-sink.fixture.js');

jest.setTimeout(600_000);
/** The whole proof, of 5,000 and with every service, is `npm run bench -- --only mail-storm`. */
const COUNT = 600;
const SETTINGS = { breakerThreshold: 20, probeEveryMs: 200, sendTimeoutMs: 1_500 };
/** Mails to these never get an answer the first time; each holds a connection until its time is up. */
const SILENT = 10;

const numberOf = (address: string): number => Number(/^person(\d+)@/.exec(address)?.[1]);
/** What the mail server does with each person: five of twenty have trouble. */
const fateOf = (index: number): 'greylisted' | 'unknown' | 'dropped' | 'spam' | 'slow' | 'fine' =>
  (['greylisted', 'unknown', 'dropped', 'spam', 'slow'] as const)[index % 20] ?? 'fine';

describe('invitations through a mail server that puts off, refuses, hangs, drops and is down for an hour (F14-F17)', () => {
  let delivery: Awaited<ReturnType<typeof DeliveryUnderTest.prepare>>;
  let services: TestService[];
  const sunk: SunkMail[] = [];
  const tries = new Map<string, number>();

  beforeAll(async () => {
    delivery = await DeliveryUnderTest.prepare();
    services = await Promise.all([delivery.start(SETTINGS), delivery.start(SETTINGS)]);
  });
  afterAll(() => delivery.close());

  const attemptOf = (address: string): number => {
    const attempt = (tries.get(address) ?? 0) + 1;
    tries.set(address, attempt);
    return attempt;
  };
  function behave(sink: Awaited<ReturnType<typeof SmtpSink.start>>): void {
    sink.atRecipient = (address) => {
      const [attempt, fate] = [attemptOf(address), fateOf(numberOf(address))];
      if (fate === 'unknown') return { code: 550, message: '5.1.1 User unknown' };
      if (fate === 'greylisted' && attempt < 3) return { code: 451, message: '4.7.1 Greylisted' };
      return 'accept';
    };
    sink.atData = (mail): Verdict => {
      const index = numberOf(mail.to[0] ?? '');
      const isFirst = tries.get(mail.to[0] ?? '') === 1;
      const fate = fateOf(index);
      if (fate === 'spam') return { code: 554, message: '5.7.1 Spam' };
      sunk.push(mail);
      if (fate === 'dropped' && isFirst) return 'accept-then-drop';
      if (fate === 'slow' && isFirst && index < 20 * SILENT) return 'accept-when-released';
      return 'accept';
    };
  }
  const openMails = async (): Promise<number> =>
    (await delivery.notifications.rows<{ count: number }>('SELECT count(*)::int AS count FROM mail_queue'))[0]
      ?.count ?? 0;
  /** Time moves only while nobody has a mail in hand, or leases would end under their feet. */
  async function pass(seconds: number): Promise<void> {
    await eventually(async () => {
      const due = await delivery.notifications.rows(
        'SELECT FROM mail_queue WHERE lease_id IS NOT NULL OR due_at <= $1 LIMIT 1',
        [services[0]?.clock.now()],
      );
      expect(due).toEqual([]);
    }, 120_000);
    for (const { clock } of services) clock.advanceSeconds(seconds);
  }

  it(`loses none of ${COUNT}, and repeats only what got no clear answer, as the same mail`, async () => {
    behave(delivery.sink);
    await delivery.queue(services[0] as TestService, ...people(COUNT));
    await eventually(() => expect(sunk.length).toBeGreaterThan(COUNT / 4), 120_000);

    // Down for an hour, in the middle of it.
    await delivery.sink.close();
    const downAt = sunk.length;
    await eventually(async () => expect(await delivery.leased()).toEqual([]), 60_000);
    for (const { clock } of services) clock.advanceSeconds(3_600);
    const back = await SmtpSink.start(delivery.sink.port);
    behave(back);

    for (let round = 0; (await openMails()) > 0 && round < 20; round += 1) await pass(700);
    await back.close();

    const rows = await delivery.notifications.rows<{ recipient: string; state: string; results: string[] }>(
      `SELECT recipient, state, array_agg(result ORDER BY a.id) AS results
         FROM mails m LEFT JOIN mail_attempts a ON a.mail_id = m.id GROUP BY m.id`,
    );
    const copies = new Map<string, SunkMail[]>();
    for (const mail of sunk) copies.set(mail.to[0] ?? '', [...(copies.get(mail.to[0] ?? '') ?? []), mail]);
    const isRefused = (address: string): boolean => ['unknown', 'spam'].includes(fateOf(numberOf(address)));
    const doubtful = new Set(
      rows.filter(({ results }) => results.includes('interrupted')).map(({ recipient }) => recipient),
    );
    const repeated = [...copies].filter(([, mails]) => mails.length > 1);
    // eslint-disable-next-line no-console
    console.info(
      `${COUNT} mails: ${rows.filter(({ state }) => state === 'sent').length} sent, ` +
        `${rows.filter(({ state }) => state === 'bounced').length} bounced, ${doubtful.size} without a clear answer, ` +
        `${repeated.length} arrived more than once; ${downAt} had arrived when the server went down; ` +
        `${[...tries.values()].reduce((sum, count) => sum + count, 0)} attempts at recipients`,
    );

    expect(rows).toHaveLength(COUNT);
    for (const { recipient, state } of rows) {
      expect([recipient, state]).toEqual([recipient, isRefused(recipient) ? 'bounced' : 'sent']);
      expect([recipient, (copies.get(recipient)?.length ?? 0) > 0]).toEqual([
        recipient,
        !isRefused(recipient),
      ]);
    }
    const withoutDoubt = repeated.map(([recipient]) => recipient).filter((address) => !doubtful.has(address));
    expect(withoutDoubt).toEqual([]);
    const boundary = /--_NmP-\S+|boundary="[^"]*"/g;
    for (const [, mails] of repeated) {
      expect(new Set(mails.map(({ raw }) => raw.replace(boundary, ''))).size).toBe(1);
    }
    expect(repeated.length).toBeGreaterThanOrEqual(Math.floor(COUNT / 40));
  });
});
