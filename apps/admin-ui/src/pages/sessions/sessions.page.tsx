import { Anchor } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, dataOf } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { OneGroupPicker } from '../../groups/group-picker.js';
import { useGroupTree } from '../../groups/groups.query.js';
import { PathPicker } from '../../learning-sessions/path-picker.js';
import { type LearningSession, useSessionRights } from '../../learning-sessions/use-session-rights.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { SearchField } from '../../ui/search-field.js';
import { useSearch } from '../../ui/use-search.js';
import { SessionStateBadge } from './session-state-badge.js';
import { SessionTabs } from './session-tabs.js';
import { sessionsTexts } from './sessions.texts.js';

/** The sessions that the caller may see. */
export function SessionsPage(): ReactNode {
  const t = useTexts(sessionsTexts);
  const search = useSearch();
  const [params, setParams] = useSearchParams();
  const groups = [...useGroupTree().byId.values()];
  const { mayCreateSessionIn } = useSessionRights();
  const columns = useSessionColumns();
  const filter = {
    pathId: params.get('path') ?? undefined,
    groupId: params.get('group') ?? undefined,
    q: search.wanted,
  };
  const pages = usePages(['sessions', 'list', filter], (cursor, signal) =>
    dataOf(api.GET('/v1/sessions', { signal, params: { query: { ...filter, cursor, limit: PAGE_SIZE } } })),
  );
  const setFilter = (name: 'path' | 'group', value: string | null): void =>
    setParams(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const nothing = groups.some(mayCreateSessionIn) ? t('noneWhat') : t('noneYours');
  return (
    <>
      <SessionTabs current="sessions" />
      <DataTable
        label={t('title')}
        columns={columns}
        pages={pages}
        rowId={({ id }) => id}
        empty={
          <EmptyState title={t(isFiltered ? 'noMatch' : 'none')}>
            {isFiltered ? t('noMatchWhat') : nothing}
          </EmptyState>
        }
        toolbar={
          <>
            <SearchField label={t('find')} value={search.text} onChange={search.setText} />
            <PathPicker
              aria-label={t('path')}
              placeholder={t('anyPath')}
              nothingFound={t('noPathFound')}
              clearable
              value={filter.pathId ?? null}
              onChange={(id) => setFilter('path', id)}
            />
            <OneGroupPicker
              aria-label={t('group')}
              placeholder={t('anyGroup')}
              clearable
              isOffered={() => true}
              value={filter.groupId ?? null}
              onChange={(id) => setFilter('group', id)}
            />
          </>
        }
      />
    </>
  );
}

function useSessionColumns(): readonly DataColumn<LearningSession>[] {
  const t = useTexts(sessionsTexts);
  const formats = useFormats();
  const tree = useGroupTree();
  return useMemo(
    () => [
      {
        id: 'session',
        header: t('session'),
        isPrimary: true,
        width: 'minmax(12rem, 1.6fr)',
        cell: ({ id, name }) => (
          <Anchor component={Link} to={`/sessions/${id}`} size="sm" fw={550}>
            {name}
          </Anchor>
        ),
      },
      {
        id: 'path',
        header: t('path'),
        width: 'minmax(10rem, 1.2fr)',
        cell: ({ pathName }) => pathName,
      },
      {
        id: 'group',
        header: t('group'),
        cell: ({ groupId }) => tree.byId.get(groupId)?.name ?? t('unseenGroup'),
      },
      { id: 'starts', header: t('starts'), width: '11rem', cell: (one) => formats.time(one.startsAt) },
      {
        id: 'ends',
        header: t('ends'),
        width: '11rem',
        cell: ({ endsAt }) => (endsAt ? formats.time(endsAt) : t('noEnd')),
      },
      {
        id: 'state',
        header: t('state'),
        width: '7rem',
        cell: (session) => <SessionStateBadge session={session} />,
      },
      {
        id: 'kind',
        header: t('kind'),
        isExtra: true,
        cell: ({ audience }) => t(`kind.${audience}`),
      },
    ],
    [t, formats, tree],
  );
}
