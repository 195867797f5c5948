import { Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconCrown, IconLock } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { TreeLine } from '../groups/group-tree.rules.js';
import type { Group } from '../groups/groups.query.js';
import { useTexts } from '../texts/define-texts.js';
import { useFormats } from '../texts/use-formats.js';
import classes from './group-tree-view.module.css';
import { shellTexts } from './shell.texts.js';

interface GroupTreeViewProps {
  lines: readonly TreeLine<Group>[];
  current: string | undefined;
  onToggle: (id: string, isOpen: boolean) => void;
  onOpen: (id: string) => void;
}

const LINE_HEIGHT = 34;

/** A tree of any size: only the lines in view are in the document; keys as in the ARIA pattern of trees. */
export function GroupTreeView({ lines, current, onToggle, onOpen }: GroupTreeViewProps): ReactNode {
  const t = useTexts(shellTexts);
  const formats = useFormats();
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: (index) => lines[index]?.group.id ?? index,
    overscan: 10,
  });
  const indexOf = (id: string | null | undefined): number => lines.findIndex(({ group }) => group.id === id);
  const stop = Math.max(0, focused === null ? indexOf(current) : indexOf(focused));
  const wasFocused = useRef(false);

  useEffect(() => {
    if (!wasFocused.current) return;
    wasFocused.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-index="${stop}"]`)?.focus();
  });

  const moveTo = (index: number): void => {
    const line = lines[Math.min(Math.max(index, 0), lines.length - 1)];
    if (!line) return;
    virtualizer.scrollToIndex(lines.indexOf(line));
    wasFocused.current = true;
    setFocused(line.group.id);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const line = lines[stop];
    if (!line) return;
    const keys: Record<string, () => void> = {
      ArrowDown: () => moveTo(stop + 1),
      ArrowUp: () => moveTo(stop - 1),
      Home: () => moveTo(0),
      End: () => moveTo(lines.length - 1),
      Enter: () => onOpen(line.group.id),
      ' ': () => onOpen(line.group.id),
      ArrowRight: () =>
        line.isOpen === false ? onToggle(line.group.id, true) : line.isOpen && moveTo(stop + 1),
      ArrowLeft: () => (line.isOpen ? onToggle(line.group.id, false) : moveTo(indexOf(line.group.parentId))),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div ref={scroller} className={classes.scroller}>
      <div
        role="tree"
        aria-label={t('groups')}
        style={{ height: virtualizer.getTotalSize() }}
        className={classes.tree}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (!line) return null;
          const { group, level, position, siblings, isOpen } = line;
          const Chevron = isOpen ? IconChevronDown : IconChevronRight;
          return (
            <div
              key={group.id}
              role="treeitem"
              data-index={item.index}
              aria-level={level}
              aria-posinset={position}
              aria-setsize={siblings}
              aria-expanded={isOpen}
              aria-selected={group.id === current}
              aria-current={group.id === current ? 'page' : undefined}
              tabIndex={item.index === stop ? 0 : -1}
              className={classes.line}
              style={{
                transform: `translateY(${item.start}px)`,
                paddingLeft: `${(level - 1) * 0.9 + 0.4}rem`,
              }}
              onFocus={() => setFocused(group.id)}
              onKeyDown={onKeyDown}
              onClick={() => onOpen(group.id)}
            >
              <span
                className={classes.chevron}
                aria-hidden
                onClick={(event) => {
                  if (isOpen === undefined) return;
                  event.stopPropagation();
                  onToggle(group.id, !isOpen);
                }}
              >
                {isOpen !== undefined && <Chevron size={16} />}
              </span>
              {group.parentId === null && (
                <IconCrown size={16} className={classes.crown} aria-label={t('platformGroup')} />
              )}
              <span className={classes.name}>{group.name}</span>
              {!group.public && group.parentId !== null && (
                <IconLock size={14} aria-label={t('privateGroup')} />
              )}
              <Text
                size="xs"
                c="dimmed"
                component="span"
                aria-label={t('members', { count: group.memberCount })}
              >
                {formats.number(group.memberCount)}
              </Text>
            </div>
          );
        })}
      </div>
    </div>
  );
}
