import { Type } from 'typebox';
import { PLANS, id, locale, oneOf, text, textOrNull } from '../fields.js';
import { defineEvent } from './define-event.js';
import { SAMPLE } from './samples.js';

const mailSettings = Type.Object(
  {
    mailEnabled: Type.Boolean({ description: 'False: nothing but mails about passwords goes out (N13).' }),
    blockWeekendReminders: Type.Boolean({ description: 'Whether reminders wait until Monday (N9).' }),
    sessionReminderDays: Type.Array(Type.Integer(), {
      description: 'Days before the end of a session at which learners are reminded (D-28).',
    }),
    weeklyLateReminders: Type.Boolean({ description: 'Whether reminders go on after the end (D-28).' }),
  },
  { additionalProperties: false, description: 'What people of the platform are mailed.' },
);

const platform = Type.Object(
  {
    platformId: id('The platform.'),
    name: text('Name shown to people.'),
    slug: text('Short name, unique in the installation.'),
    plan: oneOf(PLANS, 'Subscription plan.'),
    locale: locale('Default language of its people.'),
    timeZone: text('IANA time zone, such as Europe/Paris.'),
    rootGroupId: id('Its platform group, the root of the tree (G1).'),
    ownerId: id('The one owner.'),
    mailSettings: Type.Optional(mailSettings),
    remindersPerDay: Type.Optional(
      Type.Union([Type.Integer(), Type.Null()], {
        description: 'Most reminders in 24 hours; null or absent for the default of the plan (D-19).',
      }),
    ),
  },
  { additionalProperties: false },
);
const platformSample: Type.Static<typeof platform> = {
  platformId: SAMPLE.platformId,
  name: 'Northwind Academy',
  slug: 'northwind',
  plan: 'business',
  locale: 'en',
  timeZone: 'Europe/Paris',
  rootGroupId: SAMPLE.rootGroupId,
  ownerId: SAMPLE.ownerId,
  mailSettings: {
    mailEnabled: true,
    blockWeekendReminders: false,
    sessionReminderDays: [7, 1],
    weeklyLateReminders: true,
  },
  remindersPerDay: null,
};

/** Identity created a platform with its root group and owner. */
export const PlatformCreatedV1 = defineEvent('identity.platform-created.v1', {
  subject: 'platform/{platformId}',
  description: 'A platform was created, with its platform group and its owner.',
  data: platform,
  sample: platformSample,
});

/** A platform's settings changed; carries the whole state. */
export const PlatformUpdatedV1 = defineEvent('identity.platform-updated.v1', {
  subject: 'platform/{platformId}',
  description: 'The name, plan or another setting of a platform changed. Carries the state after the change.',
  data: platform,
  sample: platformSample,
});

/** A group was created. */
export const GroupCreatedV1 = defineEvent('identity.group-created.v1', {
  subject: 'group/{groupId}',
  description: 'A group was created (G3).',
  data: Type.Object(
    {
      groupId: id('The group.'),
      parentId: Type.Union([id('A group.'), Type.Null()], { description: 'Its parent; null for the root.' }),
      name: text('Its name.'),
      public: Type.Boolean({ description: 'Public groups pass learners on to their parent (G9).' }),
      custom: Type.Optional(textOrNull('Free text of the platform about the group (G3).')),
    },
    { additionalProperties: false },
  ),
  sample: { groupId: SAMPLE.groupId, parentId: SAMPLE.rootGroupId, name: 'Sales', public: true },
});
