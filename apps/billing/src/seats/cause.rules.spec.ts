import { describe, expect, it } from '@jest/globals';
import { causeTypeOf } from './cause.rules.js';

describe('Which event a line of a bill follows from', () => {
  it.each([
    ['invitation_accepted', 'identity.user-activated.v1'],
    ['set_up_without_mail', 'identity.account-set-up.v1'],
    ['credentials_mail_sent', 'notifications.mail-sent.v1'],
    ['first_sign_in', 'identity.user-signed-in-first.v1'],
    ['credentials_mail_overdue', 'identity.account-set-up.v1'],
    ['deleted', 'identity.user-deleted.v1'],
    ['reconciled', null],
  ])('is by its reason %s: %s', (reason, type) => expect(causeTypeOf(reason)).toBe(type));
});
