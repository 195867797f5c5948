import { describe, expect, it } from '@jest/globals';
import { MAIL_KINDS, type MailKind } from '@rollcall/contracts';
import { KeyRing } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { MailHeaders } from './mail-headers.js';
import { topicOf } from './mail-kinds.rules.js';
import type { LeasedMail } from './mail-record.js';
import { MailSenderAddress } from './mail-sender-address.js';
import { ReturnPaths } from './return-paths.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

const keys = KeyRing.parse(`k1:${Buffer.alloc(32, 1).toString('base64')}`);
const headersWith = (bounceDomain?: string) =>
  new MailHeaders(
    MailSenderAddress.of('Rollcall <no-reply@example.org>'),
    new ReturnPaths(keys, bounceDomain),
    new UnsubscribeLinks(keys, 'https://learn.example'),
  );
const mail = (kind: MailKind) =>
  ({ id: uuidv7(), platformId: uuidv7(), userId: uuidv7(), kind, topic: topicOf(kind) }) as LeasedMail;

describe('the headers of a mail', () => {
  it.each(MAIL_KINDS)(
    'of kind %s say that it is automatic, and how to unsubscribe only if it repeats itself',
    (kind) => {
      const { headers } = headersWith().of(mail(kind), 'ada@example.org');
      expect(headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' });
      const isRepeating = kind === 'session_reminder' || kind === 'session_start';
      expect(Object.keys(headers).some((name) => name.startsWith('List-'))).toBe(isRepeating);
      if (isRepeating) {
        expect(headers).toMatchObject({
          'List-Unsubscribe': expect.stringMatching(/^<https:\/\/learn\.example\/unsubscribe\/[a-z2-7]+>$/),
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        });
      }
    },
  );

  it('let it come back to its own return path, or to the sender where there is none', () => {
    const [own, shared] = [headersWith('bounces.example.org'), headersWith()];
    expect(own.of(mail('password_reset'), 'a@b.org').envelope.from).toMatch(
      /^bounce\+\w{42}@bounces\.example\.org$/,
    );
    expect(shared.of(mail('password_reset'), 'a@b.org').envelope).toEqual({
      from: 'no-reply@example.org',
      to: ['a@b.org'],
    });
  });
});
