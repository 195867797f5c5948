import { Anchor, Badge, Group, Select, Text, Title } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { api, dataOf } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import type { Import, ImportRow, Outcome } from './imports.query.js';
import { importsTexts } from './imports.texts.js';
import { RowEffects } from './row-effects.js';

const OUTCOMES: readonly Outcome[] = [
  'invalid',
  'conflict',
  'create',
  'update',
  'restore',
  'delete',
  'unchanged',
];
const COLORS: Record<Outcome, string> = {
  create: 'green',
  update: 'blue',
  restore: 'green',
  unchanged: 'gray',
  invalid: 'red',
  delete: 'red',
  conflict: 'yellow',
};

/** The rows of an import by line, with what happens to each. */
export function ImportRows({ one }: { one: Import }): ReactNode {
  const t = useTexts(importsTexts);
  const [chosen, choose] = useState<Outcome | 'hinted' | null>(null);
  const query = chosen === 'hinted' ? { hinted: 'true' as const } : { outcome: chosen ?? undefined };
  // Rows change when it is planned anew or applied.
  const key = ['imports', one.id, 'rows', chosen, one.plannedAt, one.status];
  const pages = usePages(key, (cursor, signal) =>
    dataOf(
      api.GET('/v1/imports/{id}/rows', {
        signal,
        params: { path: { id: one.id }, query: { ...query, cursor, limit: PAGE_SIZE } },
      }),
    ),
  );
  const offered = OUTCOMES.filter((outcome) => (one.counts[outcome] ?? 0) > 0);
  return (
    <div>
      <Title order={2} size="h4" mb="xs">
        {t('rows.title')}
      </Title>
      <DataTable
        label={t('rows.title')}
        columns={useColumns()}
        pages={pages}
        rowId={({ line, person }) => `${line}${person.userId}`}
        empty={<EmptyState title={t('rows.none')}>{t('rows.noneWhat')}</EmptyState>}
        toolbar={
          <Select
            aria-label={t('outcome')}
            placeholder={t('rows.all')}
            clearable
            value={chosen}
            onChange={(value) => choose(value as Outcome | 'hinted' | null)}
            data={[
              ...offered.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) })),
              { value: 'hinted', label: t('rows.hinted') },
            ]}
            w={240}
          />
        }
      />
    </div>
  );
}

function useColumns(): readonly DataColumn<ImportRow>[] {
  const t = useTexts(importsTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      { id: 'line', header: t('rows.line'), width: '5rem', cell: ({ line }) => formats.number(line) },
      {
        id: 'person',
        header: t('rows.person'),
        isPrimary: true,
        width: 'minmax(13rem, 1.2fr)',
        cell: ({ person }) => {
          const name = person.email ?? person.username ?? '–';
          return person.userId ? (
            <Anchor component={Link} to={`/people/${person.userId}`} size="sm">
              {name}
            </Anchor>
          ) : (
            <Text size="sm">{name}</Text>
          );
        },
      },
      {
        id: 'outcome',
        header: word('status'),
        width: '10rem',
        cell: ({ outcome, movedFrom, isApplied }) =>
          outcome && (
            <Group gap={4}>
              <Badge color={COLORS[outcome]} variant="light" tt="none" fw={550}>
                {t(`outcome.${outcome}`)}
              </Badge>
              {isApplied && (
                <Text size="xs" c="dimmed">
                  {t('rows.applied')}
                </Text>
              )}
              {movedFrom && (
                <Text size="xs" c="dimmed">
                  {t('rows.moved', { outcome: t(`outcome.${movedFrom}`) })}
                </Text>
              )}
            </Group>
          ),
      },
      {
        id: 'what',
        header: t('rows.what'),
        width: 'minmax(16rem, 2.4fr)',
        cell: (row) => <RowEffects row={row} />,
      },
    ],
    [t, word, formats],
  );
}
