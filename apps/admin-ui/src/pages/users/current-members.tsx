import { NativeSelect } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { type Group, managesPeopleOf } from '../../groups/groups.query.js';
import { PersonActions } from '../../people/person-actions.js';
import { PersonName } from '../../people/person-name.js';
import { RoleBadges } from '../../people/role-badges.js';
import { ROLES, type Role } from '../../people/roles.rules.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { SearchField } from '../../ui/search-field.js';
import { useSearch } from '../../ui/use-search.js';
import { type Member, useMembers } from './members.query.js';
import { usersTexts } from './users.texts.js';

/** The active people of a group. */
export function CurrentMembers({ group }: { group: Group }): ReactNode {
  const t = useTexts(usersTexts);
  const word = useTexts(wordTexts);
  const search = useSearch();
  const [role, setRole] = useState<Role>();
  const pages = useMembers({ groupId: group.id, section: 'current', role, q: search.wanted });
  const columns = useColumns(group);
  const isFiltered = role !== undefined || search.wanted !== undefined;
  return (
    <DataTable
      label={t('current')}
      columns={columns}
      pages={isFiltered ? pages : { ...pages, total: group.memberCount }}
      rowId={({ id }) => id}
      empty={
        <EmptyState title={t(isFiltered ? 'noMatch' : 'noMembers')}>
          {t(isFiltered ? 'noMatchWhat' : 'noMembersWhat')}
        </EmptyState>
      }
      toolbar={
        <>
          <SearchField label={t('find')} value={search.text} onChange={search.setText} />
          <NativeSelect
            aria-label={t('role')}
            value={role ?? ''}
            onChange={({ currentTarget }) => setRole(ROLES.find((known) => known === currentTarget.value))}
            data={[
              { value: '', label: t('allRoles') },
              ...ROLES.map((value) => ({ value, label: word(`role.${value}`) })),
            ]}
            w={200}
          />
        </>
      }
    />
  );
}

function useColumns(group: Group): readonly DataColumn<Member>[] {
  const t = useTexts(usersTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'name',
        header: word('name'),
        isPrimary: true,
        width: 'minmax(14rem, 2fr)',
        cell: (member) => <PersonName person={member} />,
      },
      {
        id: 'roles',
        header: word('roles'),
        width: 'minmax(10rem, 1.2fr)',
        cell: ({ memberships }) => (
          <RoleBadges roles={memberships.filter((one) => one.groupId === group.id).map(({ role }) => role)} />
        ),
      },
      {
        id: 'username',
        header: word('username'),
        isExtra: true,
        cell: ({ username }) => username ?? '–',
      },
      {
        id: 'language',
        header: word('language'),
        isExtra: true,
        cell: ({ locale }) => word(`locale.${locale}`),
      },
      {
        id: 'joined',
        header: t('joined'),
        width: '9rem',
        cell: ({ activatedAt }) => (activatedAt ? formats.day(activatedAt) : '–'),
      },
      {
        id: 'deletionDate',
        header: t('deletionDate'),
        width: '9rem',
        isExtra: true,
        cell: ({ deletionDate }) => (deletionDate ? formats.day(deletionDate) : '–'),
      },
      ...(managesPeopleOf(group)
        ? [
            {
              id: 'actions',
              header: word('actions'),
              isActions: true,
              width: '3.5rem',
              cell: (member: Member) => <PersonActions person={member} group={group} />,
            },
          ]
        : []),
    ],
    [group, t, word, formats],
  );
}
