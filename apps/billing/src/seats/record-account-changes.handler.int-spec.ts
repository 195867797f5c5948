import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@rollcall/database';
import * as fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { BillingLab, Person, instant } from '../../testing/billing-lab.js';
import { OpenOverdueSeatsHandler } from './open-overdue-seats.handler.js';
import { type PersonalChange, RecordAccountChangesHandler } from './record-account-changes.handler.js';

interface SeatRow {
  user_id: string;
  opened_at: Date;
  closed_at: Date | null;
}

describe('the seats that follow from what happens to accounts', () => {
  let lab: BillingLab;
  beforeAll(async () => {
    lab = await BillingLab.open();
    lab.service.clock.set(instant(59));
  });
  afterAll(() => lab.close());

  const seatsOf = async (platformId: string): Promise<string[]> => {
    const rows = await lab.query<SeatRow>('SELECT * FROM billing.seats WHERE platform_id = $1', [platformId]);
    return rows
      .map((row) => `${row.user_id} ${row.opened_at.toISOString()} ${row.closed_at?.toISOString() ?? 'open'}`)
      .toSorted();
  };
  const summaryOf = async (platformId: string) => (await lab.get('/v1/billing/summary', platformId)).body;

  it('opens a seat when an invited person becomes active, and closes it when they are deleted (B1, B3)', async () => {
    const person = new Person(uuidv7());
    await lab.publish([person.activated(3)]);
    await lab.settled();
    expect(await summaryOf(person.platformId)).toMatchObject({
      activeSeats: 1,
      seatsOpened: 1,
      seatsClosed: 0,
    });
    await lab.publish([person.deleted(5)]);
    await lab.settled();
    expect(await summaryOf(person.platformId)).toMatchObject({
      activeSeats: 0,
      seatsOpened: 1,
      seatsClosed: 1,
    });
    const [opened, closed] = await lab.eventsOf(person.userId);
    expect(opened).toMatchObject({
      type: 'billing.seat-opened.v1',
      subjectversion: 1,
      data: { userId: person.userId, reason: 'invitation_accepted', openedAt: instant(3) },
    });
    expect(closed).toMatchObject({
      type: 'billing.seat-closed.v1',
      subjectversion: 2,
      // A seat is named after the event that opened it.
      data: { userId: person.userId, seatId: await openingEventOf(person), closedAt: instant(5) },
    });
  });

  it('opens a seat at creation for a person set up without a mail, and not yet for one with (Z-09, E2)', async () => {
    const platformId = uuidv7();
    const [without, withMail] = [new Person(platformId), new Person(platformId)];
    await lab.publish([without.setUp(1, false), withMail.setUp(1, true)]);
    await lab.settled();
    expect(await seatsOf(platformId)).toEqual([`${without.userId} ${instant(1)} open`]);
    expect((await lab.eventsOf(without.userId))[0]).toMatchObject({
      data: { reason: 'set_up_without_mail' },
    });
    expect(await lab.eventsOf(withMail.userId)).toEqual([]);
  });

  it('E1: opens that seat with the mail, the first sign-in, or after a day, whichever is first, once (Z-09)', async () => {
    const platformId = uuidv7();
    const { app } = lab.service;
    const by = { mail: new Person(platformId), signIn: new Person(platformId), day: new Person(platformId) };
    const deleted = new Person(platformId);
    await lab.publish([by.mail, by.signIn, by.day, deleted].map((person) => person.setUp(1, true)));
    await lab.publish([by.signIn.signedInFirst(7), deleted.deleted(9)]);
    await lab.settled();
    const sent = [by.mail, by.signIn].map(({ userId }) => ({
      platformId,
      userId,
      eventId: uuidv7(),
      queuedAt: instant(2),
      sentAt: instant(5),
    }));
    for (const mails of [sent, sent]) {
      await app
        .get(Database)
        .transaction('installation', (tx) => app.get(RecordAccountChangesHandler).recordMails(tx, mails));
    }
    const opened = [`${by.mail.userId} ${instant(5)} open`, `${by.signIn.userId} ${instant(5)} open`];
    expect(await seatsOf(platformId)).toEqual(opened.toSorted());
    lab.service.clock.set(new Date(Date.parse(instant(1)) + 24 * 3_600_000));
    const overdue = app.get(OpenOverdueSeatsHandler);
    await Promise.all([overdue.openOverdue(), overdue.openOverdue(), overdue.openOverdue()]);
    const tomorrow = new Date(Date.parse(instant(1)) + 24 * 3_600_000).toISOString();
    expect(await seatsOf(platformId)).toEqual([...opened, `${by.day.userId} ${tomorrow} open`].toSorted());
    expect(await summaryOf(platformId)).toMatchObject({ activeSeats: 3, seatsOpened: 3, seatsClosed: 0 });
    expect((await lab.eventsOf(by.signIn.userId)).map(({ data }) => data)).toMatchObject([
      { reason: 'first_sign_in', openedAt: instant(7) },
      { reason: 'credentials_mail_sent', openedAt: instant(5) },
    ]);
    expect(await lab.eventsOf(by.day.userId)).toMatchObject([
      { data: { reason: 'credentials_mail_overdue' } },
    ]);
  });

  it('opens 500 seats of one batch, each with one entry and one event', async () => {
    const platformId = uuidv7();
    const people = Array.from({ length: 500 }, () => new Person(platformId));
    await lab.publish(people.map((person) => person.activated(2)));
    await lab.settled();
    expect(await summaryOf(platformId)).toMatchObject({ activeSeats: 500, seatsOpened: 500, seatsClosed: 0 });
    const entries = await lab.query(
      'SELECT DISTINCT user_id FROM billing.seat_ledger WHERE platform_id = $1',
      [platformId],
    );
    expect(entries).toHaveLength(500);
    const events = await lab.query(`SELECT FROM billing.outbox WHERE platform_id = $1`, [platformId]);
    expect(events).toHaveLength(500);
  });

  it('leaves no open seat when the deletion arrives first', async () => {
    const person = new Person(uuidv7());
    await lab.publish([person.deleted(5)]);
    await lab.settled();
    expect(await seatsOf(person.platformId)).toEqual([]);
    await lab.publish([person.activated(3)]);
    await lab.settled();
    expect(await seatsOf(person.platformId)).toEqual([`${person.userId} ${instant(3)} ${instant(5)}`]);
    expect(await summaryOf(person.platformId)).toMatchObject({
      activeSeats: 0,
      seatsOpened: 1,
      seatsClosed: 1,
    });
  });

  it('is not moved by a cancelled invitation', async () => {
    const person = new Person(uuidv7());
    await lab.publish([person.deleted(2, false)]);
    await lab.settled();
    expect(await summaryOf(person.platformId)).toMatchObject({
      activeSeats: 0,
      seatsOpened: 0,
      seatsClosed: 0,
    });
    expect(await lab.eventsOf(person.userId)).toEqual([]);
  });

  it('ends the same whatever the order, however late, with each event ten times, from several workers', async () => {
    const { app } = lab.service;
    const record = (batch: PersonalChange[]): Promise<number> =>
      app
        .get(Database)
        .transaction('installation', (tx) => app.get(RecordAccountChangesHandler).record(tx, batch));
    const history = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (lengths, random) => {
          const platformId = uuidv7();
          const shuffled = <T>(items: T[]): T[] =>
            items
              .map((item) => ({ item, key: random.next().value as number }))
              .toSorted((a, b) => a.key - b.key)
              .map(({ item }) => item);
          const changes = lengths.flatMap((length) => historyOf(platformId, length));
          const arrivals = shuffled(Array.from({ length: 10 }, () => changes).flat());
          const batches = Array.from({ length: Math.ceil(arrivals.length / 7) }, (_, i) =>
            arrivals.slice(i * 7, i * 7 + 7),
          );
          for (let i = 0; i < batches.length; i += 3) await Promise.all(batches.slice(i, i + 3).map(record));
          expect(await seatsOf(platformId)).toEqual(recount(changes));
          const open = recount(changes).filter((seat) => seat.endsWith('open')).length;
          const opened = changes.filter(({ effect }) => effect === 'opens').length;
          expect(await summaryOf(platformId)).toMatchObject({
            activeSeats: open,
            seatsOpened: opened,
            seatsClosed: opened - open,
          });
          expect(await ledgerSays(platformId)).toEqual(recount(changes));
          await expectEventsToMatch(platformId);
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  it('keeps the ledger as it was written, whoever asks', async () => {
    await expect(lab.query('UPDATE billing.seat_ledger SET reason = reason')).rejects.toThrow(/append-only/);
    await expect(lab.query('DELETE FROM billing.seat_ledger')).rejects.toThrow(/append-only/);
    await expect(lab.query('TRUNCATE billing.seat_ledger')).rejects.toThrow(/append-only/);
  });

  async function openingEventOf({ userId }: Person): Promise<unknown> {
    const sql = `SELECT event_id FROM billing.account_changes WHERE user_id = $1 AND effect = 'opens'`;
    const [row] = await lab.query<{ event_id: string }>(sql, [userId]);
    return row?.event_id;
  }

  /** activated, deleted, activated … of one person. */
  function historyOf(platformId: string, length: number): PersonalChange[] {
    const userId = uuidv7();
    return Array.from({ length }, (_, i) => ({
      platformId,
      userId,
      eventId: uuidv7(),
      version: 2 * i + 1,
      effect: i % 2 ? 'closes' : 'opens',
      reason: i % 2 ? 'deleted' : 'invitation_accepted',
      occurredAt: instant(2 * i + 1),
    }));
  }

  /** Counts on paper: histories alternate, so each opening ends with the next line of its person. */
  function recount(changes: PersonalChange[]): string[] {
    return changes
      .filter(({ effect }) => effect === 'opens')
      .map(({ userId, version, occurredAt }) => {
        const next = changes.find((other) => other.userId === userId && other.version === version + 2);
        return `${userId} ${occurredAt} ${next?.occurredAt ?? 'open'}`;
      })
      .toSorted();
  }

  /** Seats as the ledger tells them: of several closings of a seat the last one counts. */
  async function ledgerSays(platformId: string): Promise<string[]> {
    const rows = await lab.query<SeatRow>(
      `SELECT o.user_id, o.occurred_at AS opened_at,
         (SELECT c.occurred_at FROM billing.seat_ledger c WHERE c.entry = 'closed' AND c.seat_id = o.seat_id
            AND c.platform_id = o.platform_id ORDER BY c.seq DESC LIMIT 1) AS closed_at
       FROM billing.seat_ledger o WHERE o.entry = 'opened' AND o.platform_id = $1`,
      [platformId],
    );
    return rows
      .map((row) => `${row.user_id} ${row.opened_at.toISOString()} ${row.closed_at?.toISOString() ?? 'open'}`)
      .toSorted();
  }

  /** One event for each entry, numbered in order within its person. */
  async function expectEventsToMatch(platformId: string): Promise<void> {
    const rows = await lab.query<{ same: boolean }>(
      `SELECT (SELECT array_agg(ARRAY[user_id::text, user_sequence::text] ORDER BY user_id, user_sequence)
               FROM billing.seat_ledger WHERE platform_id = $1)
            IS NOT DISTINCT FROM
              (SELECT array_agg(ARRAY[substr(subject, 6), subject_version::text] ORDER BY substr(subject, 6)::uuid, subject_version)
               FROM billing.outbox WHERE platform_id = $1) AS same`,
      [platformId],
    );
    expect(rows).toEqual([{ same: true }]);
  }
});
