import { Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { linesOf, pathOf } from '../groups/group-tree.rules.js';
import { useGroupTree } from '../groups/groups.query.js';
import { useTexts } from '../texts/define-texts.js';
import { GroupTreeView } from './group-tree-view.js';
import { shellTexts } from './shell.texts.js';

/** The groups that the caller sees, as a tree to walk and to search. */
export function GroupNavigation(): ReactNode {
  const t = useTexts(shellTexts);
  const tree = useGroupTree();
  const navigate = useNavigate();
  const { groupId } = useParams();
  const [search, setSearch] = useState('');
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const open = useMemo(() => {
    // The first level, and the way to the group that is shown, are open unless somebody closed them.
    const ids = new Set([...tree.roots, ...(groupId ? pathOf(tree, groupId) : [])].map(({ id }) => id));
    for (const [id, isOpen] of toggled)
      if (isOpen) ids.add(id);
      else ids.delete(id);
    return ids;
  }, [tree, groupId, toggled]);
  const lines = useMemo(() => linesOf(tree, open, search), [tree, open, search]);
  return (
    <>
      <TextInput
        m="xs"
        size="sm"
        type="search"
        aria-label={t('findGroup')}
        placeholder={t('findGroup')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {lines.length === 0 && (
        <Text size="sm" c="dimmed" px="md">
          {t('noGroup')}
        </Text>
      )}
      <GroupTreeView
        lines={lines}
        current={groupId}
        onToggle={(id, isOpen) => setToggled(new Map(toggled).set(id, isOpen))}
        onOpen={(id) => void navigate(`/groups/${id}`)}
      />
    </>
  );
}
