import { Type } from 'typebox';
import { id, ids, oneOf, text, textOrNull } from '../fields.js';
import { defineEvent } from './define-event.js';
import { SAMPLE } from './samples.js';

/** What can change about a group. */
export const GROUP_CHANGES = ['name', 'public', 'parentId', 'custom'] as const;

const group = {
  groupId: id('The group.'),
  parentId: Type.Union([id('A group.'), Type.Null()], { description: 'Its parent; null for the root.' }),
  name: text('Its name.'),
  public: Type.Boolean({ description: 'Public groups pass learners on to their parent (G9).' }),
  custom: Type.Optional(textOrNull('Free text of the platform about the group (G3).')),
};

/** A group was renamed, moved, or made public or private; carries the whole state. */
export const GroupUpdatedV1 = defineEvent('identity.group-updated.v1', {
  subject: 'group/{groupId}',
  description:
    'A group was renamed, moved, or made public or private (G21-G24). Carries the state after the change; what followed for people comes as membership-added.',
  data: Type.Object(
    {
      ...group,
      changes: Type.Array(oneOf(GROUP_CHANGES, 'A field.'), {
        description: 'Which fields differ from before.',
      }),
    },
    { additionalProperties: false },
  ),
  sample: {
    groupId: SAMPLE.groupId,
    parentId: SAMPLE.rootGroupId,
    name: 'Sales',
    public: false,
    changes: ['public'],
  },
});

/** A group was deleted, by itself or with a group above it. */
export const GroupDeletedV1 = defineEvent('identity.group-deleted.v1', {
  subject: 'group/{groupId}',
  description:
    'A group was deleted, one event for each group below it as well (G25). What followed for people comes as membership-removed and user-deleted.',
  data: Type.Object({ groupId: id('The group.') }, { additionalProperties: false }),
  sample: { groupId: SAMPLE.groupId },
});

/** An open invitation leads to fewer groups than before. */
export const InvitationNarrowedV1 = defineEvent('identity.invitation-narrowed.v1', {
  subject: 'user/{userId}',
  description:
    'An invited person left some of the groups of the open invitation: removed from them, or the groups were deleted (G25). When none is left the person is deleted instead (D-34).',
  data: Type.Object(
    {
      invitationId: id('The open invitation.'),
      userId: id('The invited person.'),
      groupIds: ids('All groups that the invitation leads to after the change.'),
    },
    { additionalProperties: false },
  ),
  sample: {
    invitationId: SAMPLE.invitationId,
    userId: SAMPLE.userId,
    groupIds: [SAMPLE.rootGroupId],
  },
});
