import { domainToASCII } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Academy, createAcademy } from '../support/academy.js';
import { eventually } from '../support/eventually.js';
import { HOSTILE_ADDRESSES } from '../support/hostile-addresses.js';
import { Installation } from '../support/installation.js';
import { SmtpSink } from '../support/smtp-sink.js';

/** Shapes in which people paste addresses: what they type, and the mailbox that is meant. */
const SHAPES: ((n: number) => [pasted: string, mailbox: string])[] = [
  (n) => [`plain${n}@example.org`, `plain${n}@example.org`],
  (n) => [`  spaced${n}@example.org\t`, `spaced${n}@example.org`],
  (n) => [`UPPER${n}@EXAMPLE.ORG`, `upper${n}@example.org`],
  (n) => [`Ada Lovelace <named${n}@example.org>`, `named${n}@example.org`],
  (n) => [`"Lovelace, Ada; Countess" <quoted${n}@example.org>`, `quoted${n}@example.org`],
  (n) => [`idn${n}@bücher${n}.example`, `idn${n}@${domainToASCII(`bücher${n}.example`)}`],
  (n) => [`plus${n}+tag@example.org`, `plus${n}+tag@example.org`],
  (n) => [`dots.and-dashes_${n}@sub.domain.example.org`, `dots.and-dashes_${n}@sub.domain.example.org`],
  (n) => [`o'brien${n}@example.org`, `o'brien${n}@example.org`],
];
const shape = (n: number): [pasted: string, mailbox: string] =>
  SHAPES[n % SHAPES.length]?.(n) ?? [`${n}@example.org`, `${n}@example.org`];
const SEPARATORS = ['; ', ', ', '\n', '\r\n', ';', ',', ' ;; '];

describe('Input of the real world (500 addresses in one call)', () => {
  let installation: Installation;
  let academy: Academy;
  let sink: SmtpSink;

  beforeAll(async () => {
    sink = await SmtpSink.start();
    installation = await Installation.start({ smtpUrl: sink.url });
    academy = await createAcademy(installation);
  }, 120_000);
  afterAll(async () => {
    await installation?.stop();
    await sink?.stop();
  });

  const invite = (emails: string | string[]) =>
    academy.owner.post('/v1/invitations', { emails, groupIds: [academy.groups['HR']], roles: ['learner'] });

  it('reads every shape of a pasted list, and mails each mailbox once', async () => {
    const people = Array.from({ length: 400 }, (_, n) => shape(n));
    const duplicates = people.slice(0, 100).map(([pasted]) => pasted.toUpperCase().replace(/^.*<|>.*$/g, ''));
    const pasted = [...people.map(([text]) => text), ...duplicates];
    const text = pasted.map((entry, n) => entry + SEPARATORS[n % SEPARATORS.length]).join('');
    const { status, body } = await invite(text);
    expect(status).toBe(201);
    const meant = people.map(([, mailbox]) => mailbox);
    expect(body.results.map((r: { email: string }) => r.email)).toEqual(meant);
    expect(new Set(body.results.map((r: { outcome: string }) => r.outcome))).toEqual(new Set(['invited']));
    await eventually(() => expect(sink.mails).toHaveLength(meant.length), { withinMs: 60_000 });
    const reached = sink.mails.flatMap(({ envelopeTo }) => envelopeTo).map(onTheWire);
    expect(reached.toSorted()).toEqual(meant.toSorted());
  }, 90_000);

  it('gives each hostile string a code, mails none of them, and still mails the good ones (V23-V25)', async () => {
    const before = sink.mails.length;
    const good = Array.from({ length: 10 }, (_, n) => `survivor${n}@example.org`);
    const { status, body } = await invite([...good.slice(0, 5), ...HOSTILE_ADDRESSES, ...good.slice(5)]);
    expect(status).toBe(201);
    const rejected = body.results.filter((r: { outcome: string }) => r.outcome === 'rejected');
    expect(rejected.map((r: { email: string }) => r.email)).toEqual(
      HOSTILE_ADDRESSES.map((each) => each.trim().replaceAll('\u0000', '\ufffd')),
    );
    for (const result of rejected) expect(result.code).toMatch(/^email_[a-z_]+$/);
    await eventually(() => expect(sink.mails).toHaveLength(before + good.length), { withinMs: 30_000 });
    const reached = sink.mails.slice(before).flatMap(({ envelopeTo }) => envelopeTo);
    expect(reached.toSorted()).toEqual(good.toSorted());
  }, 60_000);
});

/** The sink shows domains in Unicode; over the wire they are in IDNA ASCII, as they are stored. */
function onTheWire(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at + 1) + domainToASCII(address.slice(at + 1));
}
