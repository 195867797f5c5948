import { Type } from 'typebox';
import { id, instant, locale, oneOf, text, textOrNull } from '../fields.js';
import { defineEvent } from './define-event.js';
import { SAMPLE } from './samples.js';

const closed = { additionalProperties: false };

/** How a password came to be replaced. */
export const PASSWORD_CHANGE_WAYS = ['own_change', 'reset_link', 'first_choice', 'administrator'] as const;

/** A person signed in for the first time. */
export const UserSignedInFirstV1 = defineEvent('identity.user-signed-in-first.v1', {
  subject: 'user/{userId}',
  description:
    'A person signed in for the first time with an account that was set up for them. Opens the seat if nothing did before (Z-09).',
  data: Type.Object({ userId: id('The person.'), signedInAt: instant('When.') }, closed),
  sample: { userId: SAMPLE.userId, signedInAt: SAMPLE.at },
});

/** A person has another password. */
export const PasswordChangedV1 = defineEvent('identity.password-changed.v1', {
  subject: 'user/{userId}',
  description:
    'The password of an active person was replaced, and their other sign-ins ended. Leads to a notice by mail, unless it is the first password of the person (V58).',
  data: Type.Object(
    {
      userId: id('The person.'),
      email: textOrNull('Address as stored, or null for username-only accounts.'),
      locale: locale('Language of the person.'),
      platformName: text('Name of the platform at that time.'),
      way: oneOf(
        PASSWORD_CHANGE_WAYS,
        'How: by the person, by a link from a mail (the first one ever, or another one), or by an administrator.',
      ),
      changeRequired: Type.Boolean({
        description: 'Whether the next sign-in leads to another change only (U6).',
      }),
      changedAt: instant('When.'),
    },
    closed,
  ),
  sample: {
    userId: SAMPLE.userId,
    email: 'ada@example.org',
    locale: 'en',
    platformName: 'Northwind Academy',
    way: 'administrator',
    changeRequired: true,
    changedAt: SAMPLE.at,
  },
});

/** Somebody who knows a person's login asked for a link to choose a new password. */
export const PasswordResetRequestedV1 = defineEvent('identity.password-reset-requested.v1', {
  subject: 'reset/{resetId}',
  description:
    'A link to choose a new password is to be mailed. An invited person gets the link of the invitation instead (T6, E6).',
  data: Type.Object(
    {
      resetId: id('The reset; its link is derived from it and fetched at the moment of sending (Z-02).'),
      userId: id('The person.'),
      email: text('Address to write to, as stored.'),
      locale: locale('Language of the mail.'),
      platformName: text('Name of the platform at that time.'),
      invitationId: Type.Union([id('An invitation.'), Type.Null()], {
        description: 'For an invited person: the open invitation, whose link the mail carries.',
      }),
      requestedAt: instant('When.'),
    },
    closed,
  ),
  sample: {
    resetId: SAMPLE.resetId,
    userId: SAMPLE.userId,
    email: 'ada@example.org',
    locale: 'en',
    platformName: 'Northwind Academy',
    invitationId: null,
    requestedAt: SAMPLE.at,
  },
});
