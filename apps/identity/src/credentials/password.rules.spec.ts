import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownWordsOf } from './assert-password.js';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { judgePassword } from './password.rules.js';

const ada = ownWordsOf({
  email: 'ada.lovelace@example.org',
  username: 'countess',
  firstName: 'Ada',
  lastName: 'Lovelace',
});
const judge = (password: string) => judgePassword(password, COMMON_PASSWORDS, ada);

describe('what makes a password (NIST SP 800-63B)', () => {
  it.each([
    ['seven77', 'password_too_short'],
    ['🔑'.repeat(7), 'password_too_short'],
    ['e\u0301'.repeat(7), 'password_too_short'],
    ['🔑'.repeat(8), null],
    ['x'.repeat(256), null],
    ['e\u0301'.repeat(256), null],
    ['x'.repeat(257), 'password_too_long'],
    ['password123', 'password_too_common'],
    ['PASSWORD123', 'password_too_common'],
    ['ｐａｓｓｗｏｒｄ123', 'password_too_common'],
    ['12345678', 'password_too_common'],
    ['ada.lovelace@example.org', 'password_too_common'],
    ['Ada.Lovelace', 'password_too_common'],
    ['COUNTESS', 'password_too_common'],
    ['adalovelace', 'password_too_common'],
    ['Ada Lovelace', 'password_too_common'],
    ['correct horse battery', null],
    ['no rules on characters', null],
    ['        ', null],
  ])('judges %j', (password, fault) => {
    expect(judge(password)).toBe(fault);
  });

  it('takes whatever is long enough and not common, without rules on its characters', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 40, maxLength: 60 });
    fc.assert(fc.property(text, (password) => judgePassword(password, new Set(), []) === null));
  });
});
