import { Badge } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { Group } from '../../groups/groups.query.js';
import { BulkBar } from '../../invitations/bulk-bar.js';
import { DeliveryBadge } from '../../people/delivery-badge.js';
import { PersonActions } from '../../people/person-actions.js';
import { nameOf, PersonName } from '../../people/person-name.js';
import { RoleBadges } from '../../people/role-badges.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import { type DataColumn, NOTHING_SELECTED, type Selection } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { SearchField } from '../../ui/search-field.js';
import { useSearch } from '../../ui/use-search.js';
import { type Member, useMembers } from './members.query.js';
import { usersTexts } from './users.texts.js';

/** The people who were invited into a group and have not accepted yet. */
export function InvitedUsers({ group }: { group: Group }): ReactNode {
  const t = useTexts(usersTexts);
  const search = useSearch();
  const pages = useMembers({ groupId: group.id, section: 'invited', q: search.wanted });
  const columns = useColumns(group.id);
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
  const isFiltered = search.wanted !== undefined;
  return (
    <DataTable
      label={t('invited')}
      columns={columns}
      pages={isFiltered ? pages : { ...pages, total: group.invitedCount }}
      // Jobs are about invitations; every row of this section has one.
      rowId={({ id, invitation }) => invitation?.id ?? id}
      selection={{ value: selection, onChange: setSelection, nameOf }}
      below={<BulkBar selection={selection} onChange={setSelection} />}
      empty={
        <EmptyState title={t(isFiltered ? 'noMatch' : 'noInvited')}>
          {t(isFiltered ? 'noMatchWhat' : 'noInvitedWhat')}
        </EmptyState>
      }
      toolbar={<SearchField label={t('find')} value={search.text} onChange={search.setText} />}
    />
  );
}

function useColumns(groupId: string): readonly DataColumn<Member>[] {
  const t = useTexts(usersTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'name',
        header: word('email'),
        isPrimary: true,
        width: 'minmax(14rem, 2fr)',
        cell: (member) => <PersonName person={member} />,
      },
      {
        id: 'roles',
        header: word('roles'),
        width: 'minmax(8rem, 1fr)',
        cell: ({ memberships }) => (
          <RoleBadges roles={memberships.filter((one) => one.groupId === groupId).map(({ role }) => role)} />
        ),
      },
      {
        id: 'invitedOn',
        header: t('invitedOn'),
        width: '9rem',
        cell: ({ invitation }) => invitation && formats.day(invitation.invitedAt),
      },
      {
        id: 'lastSent',
        header: t('lastSent'),
        width: '9rem',
        cell: ({ invitation }) => (invitation?.lastSentAt ? formats.ago(invitation.lastSentAt) : '–'),
      },
      {
        id: 'reminders',
        header: t('reminders'),
        width: '7rem',
        cell: ({ invitation }) => invitation && formats.number(invitation.reminderCount),
      },
      {
        id: 'delivery',
        header: t('delivery'),
        width: 'minmax(9rem, 1fr)',
        cell: ({ invitation }) =>
          invitation?.needsApproval ? (
            <Badge color="yellow" variant="light" tt="none">
              {t('needsApproval')}
            </Badge>
          ) : (
            invitation && <DeliveryBadge delivery={invitation.delivery} />
          ),
      },
      {
        id: 'actions',
        header: word('actions'),
        isActions: true,
        width: '3.5rem',
        cell: (member) => <PersonActions person={member} invitationId={member.invitation?.id} />,
      },
    ],
    [groupId, t, word, formats],
  );
}
