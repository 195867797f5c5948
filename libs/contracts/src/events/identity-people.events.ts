import { Type } from 'typebox';
import {
  ASSIGNABLE_ROLES,
  MEMBERSHIP_ORIGINS,
  author,
  id,
  ids,
  instant,
  locale,
  oneOf,
  roles,
  text,
  textOrNull,
} from '../fields.js';
import { defineEvent } from './define-event.js';
import { SAMPLE } from './samples.js';

const membership = Type.Object(
  {
    groupId: id('The group.'),
    role: oneOf(ASSIGNABLE_ROLES, 'The role held there.'),
    origin: oneOf(MEMBERSHIP_ORIGINS, 'Chosen for this group, or spread upwards by G9.'),
    viaGroupId: Type.Union([id('A group.'), Type.Null()], {
      description: 'For a propagated membership: the chosen group that it came from.',
    }),
  },
  { additionalProperties: false },
);

/** A person got an active account without an invitation (T1). */
export const AccountSetUpV1 = defineEvent('identity.account-set-up.v1', {
  subject: 'user/{userId}',
  description: 'A person was set up and is active at once (T1). Decides when the seat opens (Z-09).',
  data: Type.Object(
    {
      userId: id('The person.'),
      email: textOrNull('Address as stored, or null for username-only accounts.'),
      firstName: text('First name.'),
      lastName: text('Last name.'),
      locale: locale('Language of the person.'),
      timeZone: Type.Optional(
        textOrNull("IANA time zone of the person's mails, or null for that of the platform."),
      ),
      platformName: Type.Optional(text('Name of the platform at that time.')),
      credentialsMail: Type.Boolean({ description: 'Whether a mail with credentials was asked for (D-16).' }),
      invitationId: Type.Optional(
        id('The invitation that was open until then, for a person who was invited; it is closed with this.'),
      ),
      setUpAt: instant('When the account was created.'),
    },
    { additionalProperties: false },
  ),
  sample: {
    userId: SAMPLE.ownerId,
    email: 'olivia@northwind.example',
    firstName: 'Olivia',
    lastName: 'Okafor',
    locale: 'en',
    platformName: 'Northwind Academy',
    credentialsMail: false,
    setUpAt: SAMPLE.at,
  },
});

/** A person was invited, or a deleted person was restored by an invitation (T2, T11). */
export const UserInvitedV1 = defineEvent('identity.user-invited.v1', {
  subject: 'user/{userId}',
  description:
    'A person was invited by email, or restored as invited (T2, T11). Names the invitation to be issued.',
  data: Type.Object(
    {
      invitationId: id('The invitation to issue; minted by identity.'),
      userId: id('The invited person.'),
      email: text('Address to write to, as stored.'),
      locale: locale('Language of the mail.'),
      groupIds: ids('The chosen groups.'),
      roles: roles('The chosen roles; they apply to all chosen groups (R3).'),
      sessionId: Type.Union([id('A session.'), Type.Null()], {
        description: 'Session invited from, if any.',
      }),
      message: textOrNull('Plain text from the inviter for the mail.'),
      invitedBy: author('Who invited.'),
      platformName: text('Name of the platform at that time.'),
      restored: Type.Boolean({
        description: 'True when a deleted person came back under the same id (D-10).',
      }),
      invitedAt: instant('When.'),
    },
    { additionalProperties: false },
  ),
  sample: {
    invitationId: SAMPLE.invitationId,
    userId: SAMPLE.userId,
    email: 'ada@example.org',
    locale: 'en',
    groupIds: [SAMPLE.groupId],
    roles: ['learner'],
    sessionId: null,
    message: 'Welcome aboard!',
    invitedBy: { userId: SAMPLE.ownerId, displayName: 'Olivia Okafor' },
    platformName: 'Northwind Academy',
    restored: false,
    invitedAt: SAMPLE.at,
  },
});

/** An invited person got further groups or roles by a second invite (D-09). */
export const InvitationExtendedV1 = defineEvent('identity.invitation-extended.v1', {
  subject: 'user/{userId}',
  description: 'Somebody invited an address that was already invited: groups and roles were added (D-09).',
  data: Type.Object(
    {
      invitationId: id('The open invitation.'),
      userId: id('The invited person.'),
      groupIds: ids('All chosen groups of the invitation after the change.'),
      roles: roles('All chosen roles of the invitation after the change.'),
    },
    { additionalProperties: false },
  ),
  sample: {
    invitationId: SAMPLE.invitationId,
    userId: SAMPLE.userId,
    groupIds: [SAMPLE.groupId, SAMPLE.rootGroupId],
    roles: ['learner'],
  },
});

/** An invited person completed the form and is active (T3). */
export const UserActivatedV1 = defineEvent('identity.user-activated.v1', {
  subject: 'user/{userId}',
  description: 'An invited person completed the form and is active (T3). Opens the seat (B1).',
  data: Type.Object(
    {
      userId: id('The person.'),
      invitationId: id('The invitation that was accepted.'),
      firstName: text('First name as typed in the form.'),
      lastName: text('Last name as typed in the form.'),
      activatedAt: instant('When.'),
    },
    { additionalProperties: false },
  ),
  sample: {
    userId: SAMPLE.userId,
    invitationId: SAMPLE.invitationId,
    firstName: 'Ada',
    lastName: 'Lovelace',
    activatedAt: SAMPLE.at,
  },
});

/** Why a person was deleted. */
export const DELETION_REASONS = [
  'invitation_cancelled',
  'last_group_left',
  'deleted',
  'group_deleted',
  'deletion_date',
] as const;

/** A person was deleted from the platform (T9, T10). */
export const UserDeletedV1 = defineEvent('identity.user-deleted.v1', {
  subject: 'user/{userId}',
  description: 'A person was deleted: no sign-in, no groups, no seat (T9, T10, B3).',
  data: Type.Object(
    {
      userId: id('The person.'),
      wasActive: Type.Boolean({ description: 'Whether the account was active until then.' }),
      invitationId: Type.Union([id('An invitation.'), Type.Null()], {
        description: 'The invitation that was still open until then, if any.',
      }),
      reason: oneOf(DELETION_REASONS, 'Why.'),
      deletedAt: instant('When.'),
    },
    { additionalProperties: false },
  ),
  sample: {
    userId: SAMPLE.userId,
    wasActive: false,
    invitationId: SAMPLE.invitationId,
    reason: 'invitation_cancelled',
    deletedAt: SAMPLE.at,
  },
});

/** A person got memberships. */
export const MembershipAddedV1 = defineEvent('identity.membership-added.v1', {
  subject: 'user/{userId}',
  description:
    'A person got roles in groups, chosen ones and those that G9 added. A membership that G9 had added comes again, as direct, when it is chosen; a chosen one, as propagated, when only other groups lead there any more.',
  data: Type.Object(
    { userId: id('The person.'), memberships: Type.Array(membership, { description: 'What was added.' }) },
    { additionalProperties: false },
  ),
  sample: {
    userId: SAMPLE.userId,
    memberships: [
      { groupId: SAMPLE.groupId, role: 'learner', origin: 'direct', viaGroupId: null },
      { groupId: SAMPLE.rootGroupId, role: 'learner', origin: 'propagated', viaGroupId: SAMPLE.groupId },
    ],
  },
});

/** A person lost memberships. */
export const MembershipRemovedV1 = defineEvent('identity.membership-removed.v1', {
  subject: 'user/{userId}',
  description: 'A person lost roles in groups.',
  data: Type.Object(
    {
      userId: id('The person.'),
      memberships: Type.Array(
        Type.Object(
          { groupId: id('The group.'), role: oneOf(ASSIGNABLE_ROLES, 'The role.') },
          { additionalProperties: false },
        ),
        { description: 'What was removed.' },
      ),
    },
    { additionalProperties: false },
  ),
  sample: { userId: SAMPLE.userId, memberships: [{ groupId: SAMPLE.groupId, role: 'learner' }] },
});
