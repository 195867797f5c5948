import { Anchor } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { billingTexts } from './billing.texts.js';

type Cycle = Schemas['CycleAnswer'];

/** The cycles of the platform, each with its statement. */
export function CycleList(): ReactNode {
  const t = useTexts(billingTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  const pages = usePages(['billing', 'cycles'], (cursor, signal) =>
    dataOf(api.GET('/v1/billing/cycles', { signal, params: { query: { cursor, limit: PAGE_SIZE } } })),
  );
  const columns = useMemo<readonly DataColumn<Cycle>[]>(
    () => [
      {
        id: 'number',
        header: t('statement'),
        isPrimary: true,
        width: '9rem',
        cell: ({ id, number }) => (
          <Anchor component={Link} to={`/billing/cycles/${id}`} size="sm" fw={550}>
            {t('cycle', { number })}
          </Anchor>
        ),
      },
      {
        id: 'period',
        header: t('period'),
        width: 'minmax(14rem, 1.4fr)',
        cell: ({ startsAt, endsAt }) =>
          endsAt
            ? t('cycleWhat', { from: formats.day(startsAt), to: formats.day(endsAt) })
            : t('cycleOpenEnded', { from: formats.day(startsAt) }),
      },
      { id: 'status', header: word('status'), width: '9rem', cell: ({ status }) => t(`status.${status}`) },
      { id: 'people', header: t('people'), width: '8rem', cell: ({ people }) => formats.number(people) },
      {
        id: 'corrections',
        header: t('corrections'),
        width: '8rem',
        cell: ({ corrections }) => formats.number(corrections),
      },
      {
        id: 'total',
        header: t('total'),
        width: '9rem',
        cell: ({ totalMinor, currency }) => formats.money(totalMinor, currency),
      },
    ],
    [t, word, formats],
  );
  return (
    <DataTable
      label={t('statements')}
      columns={columns}
      pages={pages}
      rowId={({ id }) => id}
      empty={<EmptyState title={t('noLedger')}>{t('noLedgerWhat')}</EmptyState>}
    />
  );
}
