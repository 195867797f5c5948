import { describe, expect, it } from '@jest/globals';
import { SmtpServerAddress } from './smtp-server-address.js';

describe('the address of the mail server', () => {
  it.each([
    ['smtp://mail.example', 'mail.example', 587, false, undefined],
    ['smtps://mail.example', 'mail.example', 465, true, undefined],
    ['smtp://127.0.0.1:1025', '127.0.0.1', 1025, false, undefined],
    ['smtp://[::1]:25', '::1', 25, false, undefined],
    [
      'smtp://me%40x.org:p%3Aw%2F@mail.example:2525',
      'mail.example',
      2525,
      false,
      { user: 'me@x.org', pass: 'p:w/' },
    ],
  ])('is read from %s', (url, host, port, secure, credentials) => {
    expect(SmtpServerAddress.parse(url)).toEqual({ host, port, secure, credentials });
  });
});
