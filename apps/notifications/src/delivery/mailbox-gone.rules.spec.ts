import { describe, expect, it } from '@jest/globals';
import { saysMailboxIsGone } from './mailbox-gone.rules.js';

describe('a refusal', () => {
  it.each([
    '550 5.1.1 No such user',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound',
    '550 5.1.2 Bad destination mailbox address',
    '550 5.2.1 The account is disabled',
    '550 No such user here',
    '550 Unknown user',
    '550 <ada@example.org>: User unknown',
    '550 Requested action not taken: mailbox unavailable',
    '551 User not local; mailbox does not exist',
    '553 5.3.0 <ada@example.org>... User unknown'.replace('5.3.0', '5.0.0'),
    '550 5.4.1 Recipient address rejected: Access denied',
    '550 Adresse inconnue',
  ])('that names no mailbox suppresses it: %s', (reply) => expect(saysMailboxIsGone(reply)).toBe(true));

  it.each([
    '550 5.7.1 Message rejected as spam',
    '550 5.7.1 Client host [82.5.1.1] blocked',
    '550 Client host [5.1.1.7] blocked',
    '554 5.7.1 Service unavailable; client host blocked',
    '550 5.7.1 Unknown user blocked by policy',
    '552 5.2.2 Mailbox full',
    '552 Mailbox unavailable: full',
    '550 mailbox unavailable, over quota',
    '552 5.3.4 Message too big',
    '554 Transaction failed',
    '550 5.5.1 Command out of sequence',
    '451 4.1.1 No such user, try later',
    '421 Service not available',
    '',
  ])('for any other reason does not: %s', (reply) => expect(saysMailboxIsGone(reply)).toBe(false));

  it('is judged in no time, however long it is', () => {
    const started = performance.now();
    saysMailboxIsGone(`550 user ${'address '.repeat(60_000)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
