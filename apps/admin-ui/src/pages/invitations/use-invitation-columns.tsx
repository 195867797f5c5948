import { Anchor, Badge, Tooltip } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useGroupTree } from '../../groups/groups.query.js';
import { DeliveryBadge } from '../../people/delivery-badge.js';
import { PersonActions } from '../../people/person-actions.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import type { Invitation } from './invitations.query.js';
import { invitationsTexts } from './invitations.texts.js';

/** What is shown of each invitation. */
export function useInvitationColumns(): readonly DataColumn<Invitation>[] {
  const t = useTexts(invitationsTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  const tree = useGroupTree();
  return useMemo(
    () => [
      {
        id: 'email',
        header: word('email'),
        isPrimary: true,
        width: 'minmax(14rem, 2fr)',
        cell: ({ email, userId }) => (
          <Anchor component={Link} to={`/people/${userId}`} size="sm" fw={550}>
            {email}
          </Anchor>
        ),
      },
      {
        id: 'groups',
        header: word('groups'),
        width: 'minmax(8rem, 1.2fr)',
        cell: ({ groupIds }) => groupIds.map((id) => tree.byId.get(id)?.name ?? '…').join(', '),
      },
      {
        id: 'roles',
        header: word('roles'),
        isExtra: true,
        cell: ({ roles }) => roles.map((role) => word(`role.${role}`)).join(', '),
      },
      {
        id: 'invitedOn',
        header: t('invitedOn'),
        width: '8rem',
        cell: ({ createdAt }) => formats.day(createdAt),
      },
      {
        id: 'lastSent',
        header: t('lastSent'),
        width: '9rem',
        cell: ({ lastSentAt }) => (lastSentAt ? formats.ago(lastSentAt) : '–'),
      },
      {
        id: 'reminders',
        header: t('reminders'),
        width: '7rem',
        cell: ({ reminderCount }) => formats.number(reminderCount),
      },
      {
        id: 'delivery',
        header: t('delivery'),
        width: 'minmax(9rem, 1fr)',
        cell: ({ delivery, needsApproval }) =>
          needsApproval ? (
            <Tooltip
              label={t('needsApprovalWhat')}
              multiline
              maw={320}
              events={{ hover: true, focus: true, touch: true }}
            >
              <Badge color="yellow" variant="light" tt="none" tabIndex={0}>
                {t('needsApproval')}
              </Badge>
            </Tooltip>
          ) : (
            <DeliveryBadge delivery={delivery} />
          ),
      },
      {
        id: 'actions',
        header: word('actions'),
        isActions: true,
        width: '3.5rem',
        cell: ({ id, userId, email, status }) =>
          status === 'pending' && (
            <PersonActions person={{ id: userId, firstName: '', lastName: '', email }} invitationId={id} />
          ),
      },
    ],
    [t, word, formats, tree],
  );
}
