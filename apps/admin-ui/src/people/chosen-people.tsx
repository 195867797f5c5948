import { ActionIcon, Badge, Group, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { useTexts } from '../texts/define-texts.js';
import classes from './chosen-people.module.css';
import { peopleFieldTexts } from './people-field.texts.js';
import { nameOf, PersonName } from './person-name.js';
import { personQuery } from './person.query.js';

const ROW_HEIGHT = 44;

interface ChosenPeopleProps {
  label: string;
  ids: readonly string[];
  firstIs: string | undefined;
  onRemove: (id: string) => void;
}

/** The people who are chosen, known by their ids: only those in view are asked for. */
export function ChosenPeople({ label, ids, firstIs, onRemove }: ChosenPeopleProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => ids[index] ?? index,
  });
  return (
    <div ref={scroller} className={classes.scroller} tabIndex={0} role="region" aria-label={label}>
      <ul className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <li key={key} style={{ transform: `translateY(${start}px)` }} className={classes.line}>
            <ChosenPerson id={ids[index] ?? ''} is={index === 0 ? firstIs : undefined} onRemove={onRemove} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ChosenPersonProps {
  id: string;
  is: string | undefined;
  onRemove: (id: string) => void;
}

function ChosenPerson({ id, is, onRemove }: ChosenPersonProps): ReactNode {
  const t = useTexts(peopleFieldTexts);
  const { data: person, error } = useQuery({ ...personQuery(id), staleTime: 60_000 });
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs" h={ROW_HEIGHT}>
      <Group gap="xs" wrap="nowrap" miw={0}>
        <div className={classes.name}>
          {person ? (
            <PersonName person={person} />
          ) : (
            <Text size="sm" c="dimmed">
              {t(error ? 'unseen' : 'loading')}
            </Text>
          )}
        </div>
        {is && (
          <Badge variant="light" tt="none">
            {is}
          </Badge>
        )}
      </Group>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('remove', { name: person ? nameOf(person) : id })}
        onClick={() => onRemove(id)}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
