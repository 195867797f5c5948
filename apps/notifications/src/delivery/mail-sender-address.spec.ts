import { describe, expect, it } from '@jest/globals';
import { MailSenderAddress } from './mail-sender-address.js';

describe('the sender of mails', () => {
  it.each([
    ['Rollcall <no-reply@localhost>', 'Rollcall', 'no-reply@localhost'],
    ['"Northwind, Academy" <mail@northwind.example>', 'Northwind, Academy', 'mail@northwind.example'],
    ['mail@northwind.example', '', 'mail@northwind.example'],
    ['<mail@northwind.example>', '', 'mail@northwind.example'],
  ])('is read from %s', (text, name, address) => {
    expect(MailSenderAddress.parse(text)).toMatchObject({ name, address });
  });

  it.each([
    '',
    'Rollcall',
    'a@b, c@d',
    'A <a@b> B',
    'A\r\nBcc: x@y.z <a@b>',
    '<a b@c>',
    'a@',
    '@b',
    'A <a@b><c@d>',
  ])('is not read from %j', (text) => {
    expect(MailSenderAddress.parse(text)).toBeNull();
  });

  it('gives Message-IDs their domain', () => {
    expect(MailSenderAddress.of('A <a@mail.example>').messageIdOf('7')).toBe('<7@mail.example>');
  });
});
