import { describe, expect, it } from '@jest/globals';
import { mailboxOf } from './trial-mailboxes.rules.js';

describe('The mailbox behind an address (V28, D-24)', () => {
  it.each([
    ['ada@x.org', 'ada@x.org'],
    ['ada+one@x.org', 'ada@x.org'],
    ['ada#one@x.org', 'ada@x.org'],
    ['ada#one+two@x.org', 'ada@x.org'],
    ['ada+one#two@x.org', 'ada@x.org'],
    ['+one@x.org', '+one@x.org'],
  ])('of %s is %s', (email, mailbox) => {
    expect(mailboxOf(email)).toBe(mailbox);
  });
});
