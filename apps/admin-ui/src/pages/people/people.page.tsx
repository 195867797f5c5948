import { SegmentedControl, Select } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { OneGroupPicker } from '../../groups/group-picker.js';
import { useGroupTree } from '../../groups/groups.query.js';
import { PersonActions } from '../../people/person-actions.js';
import { PersonName } from '../../people/person-name.js';
import { ROLES, type Role } from '../../people/roles.rules.js';
import { StatusBadge } from '../../people/status-badge.js';
import { defineTexts, useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { SearchField } from '../../ui/search-field.js';
import { useSearch } from '../../ui/use-search.js';

const texts = defineTexts(
  {
    title: 'People',
    description: 'Everybody whom you may see.',
    find: 'Find a person',
    all: 'All',
    status: 'Status',
    group: 'Group',
    allGroups: 'All groups',
    role: 'Role',
    allRoles: 'All roles',
    none: 'Nobody fits',
    noneWhat: 'Take a filter away, or try a part of the name, address or username.',
  },
  {
    title: 'Personnes',
    description: 'Toutes les personnes que vous pouvez voir.',
    find: 'Trouver une personne',
    all: 'Tous',
    status: 'Statut',
    group: 'Groupe',
    allGroups: 'Tous les groupes',
    role: 'Rôle',
    allRoles: 'Tous les rôles',
    none: 'Personne ne correspond',
    noneWhat: 'Retirez un filtre, ou essayez une partie du nom, de l’adresse ou du nom d’utilisateur.',
  },
);

type Person = Schemas['UserResource'];
const STATUSES = ['active', 'invited', 'deleted'] as const;

/** All people whom the caller may see. What is looked for stands in the address, so that it can be passed on. */
export function PeoplePage(): ReactNode {
  const t = useTexts(texts);
  const word = useTexts(wordTexts);
  const [params, setParams] = useSearchParams();
  const search = useSearch(params.get('q') ?? '');
  const status = STATUSES.find((known) => known === params.get('status'));
  const [groupId, setGroupId] = useState<string | null>(null);
  const [role, setRole] = useState<Role | null>(null);
  const set = useCallback(
    (name: string, value: string | undefined) =>
      setParams(
        (before) => {
          if (value) before.set(name, value);
          else before.delete(name);
          return before;
        },
        { replace: true },
      ),
    [setParams],
  );
  const inAddress = params.get('q') ?? undefined;
  useEffect(() => {
    if (inAddress !== search.wanted) set('q', search.wanted);
  }, [inAddress, search.wanted, set]);
  const filter = {
    status,
    groupId: groupId ?? undefined,
    role: role ?? undefined,
    q: search.wanted,
  };
  const pages = usePages<Person>(['users', 'list', filter], (cursor, signal) =>
    dataOf(api.GET('/v1/users', { signal, params: { query: { ...filter, cursor, limit: PAGE_SIZE } } })),
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable
        label={t('title')}
        columns={useColumns()}
        pages={pages}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('none')}>{t('noneWhat')}</EmptyState>}
        toolbar={
          <>
            <SearchField label={t('find')} value={search.text} onChange={search.setText} />
            <SegmentedControl
              aria-label={t('status')}
              value={status ?? 'all'}
              onChange={(value) => set('status', value === 'all' ? undefined : value)}
              data={[
                { value: 'all', label: t('all') },
                ...STATUSES.map((known) => ({ value: known, label: word(`status.${known}`) })),
              ]}
            />
            <OneGroupPicker
              aria-label={t('group')}
              placeholder={t('allGroups')}
              clearable
              isOffered={() => true}
              value={groupId}
              onChange={setGroupId}
            />
            <Select
              aria-label={t('role')}
              placeholder={t('allRoles')}
              clearable
              value={role}
              onChange={(value) => setRole(value as Role | null)}
              data={ROLES.map((value) => ({ value, label: word(`role.${value}`) }))}
              w={180}
            />
          </>
        }
      />
    </>
  );
}

function useColumns(): readonly DataColumn<Person>[] {
  const word = useTexts(wordTexts);
  const formats = useFormats();
  const tree = useGroupTree();
  return useMemo(
    () => [
      {
        id: 'name',
        header: word('name'),
        isPrimary: true,
        width: 'minmax(14rem, 1.6fr)',
        cell: (person) => <PersonName person={person} />,
      },
      {
        id: 'status',
        header: word('status'),
        width: '8rem',
        cell: ({ status }) => <StatusBadge status={status} />,
      },
      {
        id: 'groups',
        header: word('groups'),
        width: 'minmax(10rem, 1.4fr)',
        cell: ({ memberships }) =>
          [...new Set(memberships.filter(({ origin }) => origin === 'direct').map(({ groupId }) => groupId))]
            .flatMap((id) => tree.byId.get(id)?.name ?? [])
            .join(', ') || '–',
      },
      {
        id: 'created',
        header: word('created'),
        width: '9rem',
        cell: ({ createdAt }) => formats.day(createdAt),
      },
      {
        id: 'actions',
        header: word('actions'),
        isActions: true,
        width: '3.5rem',
        cell: (person) => person.status === 'active' && <PersonActions person={person} />,
      },
    ],
    [word, formats, tree],
  );
}
