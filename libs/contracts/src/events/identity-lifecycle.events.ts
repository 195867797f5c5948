import { Type } from 'typebox';
import { id, instant, locale, oneOf, text, textOrNull } from '../fields.js';
import { defineEvent } from './define-event.js';
import { SAMPLE } from './samples.js';

const closed = { additionalProperties: false };

/** What an edit of a person can change, as far as other services hear of it. */
export const EDITED_FIELDS = ['firstName', 'lastName', 'email', 'username', 'locale', 'timeZone'] as const;

/** A person's names, logins or language changed. */
export const UserUpdatedV1 = defineEvent('identity.user-updated.v1', {
  subject: 'user/{userId}',
  description: 'Names, email, username or language of a person changed. Carries the state after the change.',
  data: Type.Object(
    {
      userId: id('The person.'),
      email: textOrNull('Address as stored, or null for username-only accounts.'),
      username: textOrNull('Username, or null.'),
      firstName: text('First name.'),
      lastName: text('Last name.'),
      locale: locale('Language of the person.'),
      timeZone: Type.Optional(
        textOrNull("IANA time zone of the person's mails, or null for that of the platform."),
      ),
      changed: Type.Array(oneOf(EDITED_FIELDS, 'A field.'), { description: 'What changed.' }),
      updatedAt: instant('When.'),
    },
    closed,
  ),
  sample: {
    userId: SAMPLE.userId,
    email: 'ada@example.org',
    username: null,
    firstName: 'Ada',
    lastName: 'King',
    locale: 'en',
    changed: ['lastName'],
    updatedAt: SAMPLE.at,
  },
});

/** Personal data of a deleted person is to be dropped everywhere (T13). */
export const UserErasedV1 = defineEvent('identity.user-erased.v1', {
  subject: 'user/{userId}',
  description:
    'A deleted person was pseudonymised for good (T13). Whoever holds names, addresses or texts of them drops these; services of the installation confirm it.',
  data: Type.Object({ userId: id('The person; the id stays.'), erasedAt: instant('When.') }, closed),
  sample: { userId: SAMPLE.userId, erasedAt: SAMPLE.at },
});

const confirmation = Type.Object(
  { userId: id('The person.'), confirmedAt: instant('When nothing personal was left there.') },
  closed,
);
const confirmationSample = { userId: SAMPLE.userId, confirmedAt: SAMPLE.at };

/** Invitations holds nothing personal of an erased person any more. */
export const InvitationsErasureConfirmedV1 = defineEvent('invitations.erasure-confirmed.v1', {
  subject: 'erasure/{userId}',
  description: 'Invitations dropped the personal data of an erased person (T13).',
  data: confirmation,
  sample: confirmationSample,
});

/** Notifications holds nothing personal of an erased person any more. */
export const NotificationsErasureConfirmedV1 = defineEvent('notifications.erasure-confirmed.v1', {
  subject: 'erasure/{userId}',
  description: 'Notifications dropped the personal data of an erased person, kept mails included (T13).',
  data: confirmation,
  sample: confirmationSample,
});

/** Billing holds nothing personal of an erased person any more. */
export const BillingErasureConfirmedV1 = defineEvent('billing.erasure-confirmed.v1', {
  subject: 'erasure/{userId}',
  description: 'Billing holds ids only, and says so, of an erased person (T13).',
  data: confirmation,
  sample: confirmationSample,
});

/** The feed holds nothing personal of an erased person any more. */
export const EventsErasureConfirmedV1 = defineEvent('events.erasure-confirmed.v1', {
  subject: 'erasure/{userId}',
  description: 'The feed of events dropped the personal data of an erased person (T13).',
  data: confirmation,
  sample: confirmationSample,
});

/** A person is told that their account is about to end. */
export const DeletionAnnouncedV1 = defineEvent('identity.deletion-announced.v1', {
  subject: 'user/{userId}',
  description: 'The deletion date of a person is a day away (S5, D-26). Leads to a notice by mail.',
  data: Type.Object(
    {
      userId: id('The person.'),
      email: textOrNull('Address as stored, or null for username-only accounts.'),
      locale: locale('Language of the person.'),
      platformName: text('Name of the platform at that time.'),
      deletionDate: Type.String({
        format: 'date',
        description: "The day at whose midnight, in the platform's time zone, the account ends.",
      }),
      announcedAt: instant('When.'),
    },
    closed,
  ),
  sample: {
    userId: SAMPLE.userId,
    email: 'ada@example.org',
    locale: 'en',
    platformName: 'Northwind Academy',
    deletionDate: '2026-11-25',
    announcedAt: SAMPLE.at,
  },
});

/** Percentages of the user limit that are told of. */
export const USER_LIMIT_MARKS = [90, 100] as const;

/** The number of accounts reached a mark of the platform's user limit. */
export const UserLimitReachedV1 = defineEvent('identity.user-limit-reached.v1', {
  subject: 'platform/{platformId}',
  description:
    'The accounts of a platform, active and invited, reached 90 % or 100 % of its user limit (Z-08). Once for each mark, until the number has fallen clearly below it.',
  data: Type.Object(
    {
      platformId: id('The platform.'),
      percent: Type.Integer({ description: '90 or 100.' }),
      userLimit: Type.Integer({ description: 'The limit.' }),
      accounts: Type.Integer({ description: 'Accounts when it was noticed.' }),
      hardUserLimit: Type.Boolean({ description: 'Whether further accounts are refused.' }),
      reachedAt: instant('When it was noticed.'),
    },
    closed,
  ),
  sample: {
    platformId: SAMPLE.platformId,
    percent: 90,
    userLimit: 200_000,
    accounts: 180_000,
    hardUserLimit: false,
    reachedAt: SAMPLE.at,
  },
});
