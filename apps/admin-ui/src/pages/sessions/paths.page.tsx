import { ActionIcon, Anchor, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { useGroupTree } from '../../groups/groups.query.js';
import { useSessionRights } from '../../learning-sessions/use-session-rights.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { SearchField } from '../../ui/search-field.js';
import { useSearch } from '../../ui/use-search.js';
import { RenamePathDialog } from './rename-path-dialog.js';
import { SessionTabs } from './session-tabs.js';
import { sessionsTexts } from './sessions.texts.js';

type Path = Schemas['PathResource'];

/** The learning paths that the caller may see. */
export function PathsPage(): ReactNode {
  const t = useTexts(sessionsTexts);
  const search = useSearch();
  const columns = usePathColumns();
  const pages = usePages(['sessions', 'paths', search.wanted], (cursor, signal) =>
    dataOf(
      api.GET('/v1/paths', { signal, params: { query: { q: search.wanted, cursor, limit: PAGE_SIZE } } }),
    ),
  );
  const isFiltered = search.wanted !== undefined;
  return (
    <>
      <SessionTabs current="paths" />
      <DataTable
        label={t('tab.paths')}
        columns={columns}
        pages={pages}
        rowId={({ id }) => id}
        empty={
          <EmptyState title={t(isFiltered ? 'paths.noMatch' : 'paths.none')}>
            {t(isFiltered ? 'paths.noMatchWhat' : 'paths.noneWhat')}
          </EmptyState>
        }
        toolbar={<SearchField label={t('paths.find')} value={search.text} onChange={search.setText} />}
      />
    </>
  );
}

function usePathColumns(): readonly DataColumn<Path>[] {
  const t = useTexts(sessionsTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  const tree = useGroupTree();
  return useMemo(
    () => [
      {
        id: 'path',
        header: t('path'),
        isPrimary: true,
        width: 'minmax(12rem, 2fr)',
        cell: ({ id, name }) => (
          <Anchor component={Link} to={`/sessions?path=${id}`} size="sm" fw={550}>
            {name}
          </Anchor>
        ),
      },
      {
        id: 'group',
        header: t('paths.group'),
        cell: ({ groupId }) => tree.byId.get(groupId)?.name ?? t('unseenGroup'),
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
        cell: (path) => <PathActions path={path} />,
      },
    ],
    [t, word, formats, tree],
  );
}

function PathActions({ path }: { path: Path }): ReactNode {
  const t = useTexts(sessionsTexts);
  const tree = useGroupTree();
  const { mayCreatePathIn, mayCreateSessionIn } = useSessionRights();
  const [isRenaming, setRenaming] = useState(false);
  const group = tree.byId.get(path.groupId);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('actionsOf', { name: path.name })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to={`/sessions?path=${path.id}`}>
            {t('paths.sessions')}
          </Menu.Item>
          {[...tree.byId.values()].some(mayCreateSessionIn) && (
            <Menu.Item component={Link} to={`/sessions/new?path=${path.id}`}>
              {t('new')}
            </Menu.Item>
          )}
          {group && mayCreatePathIn(group) && (
            <Menu.Item onClick={() => setRenaming(true)}>{t('paths.rename')}…</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isRenaming && <RenamePathDialog path={path} onClose={() => setRenaming(false)} />}
    </>
  );
}
