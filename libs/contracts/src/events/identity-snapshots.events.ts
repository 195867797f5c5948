import { Type } from 'typebox';
import {
  ASSIGNABLE_ROLES,
  MEMBERSHIP_ORIGINS,
  id,
  instant,
  locale,
  oneOf,
  text,
  textOrNull,
} from '../fields.js';
import { defineEvent } from './define-event.js';
import { SAMPLE } from './samples.js';

/** A group as it is; stands in snapshots only. */
export const GroupDescribedV1 = defineEvent('identity.group-described.v1', {
  subject: 'group/{groupId}',
  description:
    'A group as it was when a snapshot was taken (`GET /v1/events/snapshot`); never published. Replaces whatever is known of the group up to its version.',
  data: Type.Object(
    {
      groupId: id('The group.'),
      parentId: Type.Union([id('A group.'), Type.Null()], { description: 'Its parent; null for the root.' }),
      name: text('Its name.'),
      public: Type.Boolean({ description: 'Public groups pass learners on to their parent (G9).' }),
      custom: textOrNull('Free text of the platform about the group (G3).'),
      createdAt: instant('When it was created.'),
    },
    { additionalProperties: false },
  ),
  sample: {
    groupId: SAMPLE.groupId,
    parentId: SAMPLE.rootGroupId,
    name: 'Sales',
    public: true,
    custom: null,
    createdAt: SAMPLE.at,
  },
});

/** A person as they are, memberships included; stands in snapshots only. */
export const UserDescribedV1 = defineEvent('identity.user-described.v1', {
  subject: 'user/{userId}',
  description:
    'A person with all memberships as it was when a snapshot was taken (`GET /v1/events/snapshot`); never published. Replaces whatever is known of the person up to its version. Deleted people are not in a snapshot.',
  data: Type.Object(
    {
      userId: id('The person.'),
      status: oneOf(['invited', 'active'] as const, 'Invited people cannot sign in yet (S1).'),
      email: textOrNull('Address as stored, or null for username-only accounts.'),
      username: textOrNull('Name to sign in with, if there is one (U2).'),
      firstName: text('First name; empty while it is not known.'),
      lastName: text('Last name; empty while it is not known.'),
      locale: locale('Language of the person.'),
      createdAt: instant('When the person was first known.'),
      activatedAt: Type.Union([instant('When.'), Type.Null()], {
        description: 'When the account became active; null until then.',
      }),
      memberships: Type.Array(
        Type.Object(
          {
            groupId: id('The group.'),
            role: oneOf(ASSIGNABLE_ROLES, 'The role held there.'),
            origin: oneOf(MEMBERSHIP_ORIGINS, 'Chosen for this group, or spread upwards by G9.'),
            viaGroupId: Type.Union([id('A group.'), Type.Null()], {
              description: 'For a propagated membership: the chosen group that it came from.',
            }),
          },
          { additionalProperties: false },
        ),
        { description: 'All memberships, each group and role once.' },
      ),
    },
    { additionalProperties: false },
  ),
  sample: {
    userId: SAMPLE.userId,
    status: 'active',
    email: 'ada@example.org',
    username: null,
    firstName: 'Ada',
    lastName: 'Lovelace',
    locale: 'en',
    createdAt: SAMPLE.at,
    activatedAt: SAMPLE.at,
    memberships: [{ groupId: SAMPLE.groupId, role: 'learner', origin: 'direct', viaGroupId: null }],
  },
});
