import { Button } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { sayWord, useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { billingTexts } from './billing.texts.js';
import { SeatPerson } from './seat-person.js';

type Entry = Schemas['LedgerEntryAnswer'];

/** Openings and closings of seats, newest first. */
export function LedgerList(): ReactNode {
  const t = useTexts(billingTexts);
  const formats = useFormats();
  const pages = usePages(['billing', 'ledger'], (cursor, signal) =>
    dataOf(api.GET('/v1/billing/ledger', { signal, params: { query: { cursor, limit: PAGE_SIZE } } })),
  );
  const columns = useMemo<readonly DataColumn<Entry>[]>(
    () => [
      {
        id: 'person',
        header: t('person'),
        isPrimary: true,
        width: 'minmax(13rem, 1.4fr)',
        cell: ({ userId, person }) => <SeatPerson userId={userId} person={person} />,
      },
      { id: 'what', header: t('what'), width: '8rem', cell: ({ entry }) => t(`entry.${entry}`) },
      {
        id: 'reason',
        header: t('reason'),
        width: 'minmax(11rem, 1.2fr)',
        cell: ({ reason }) => sayWord(t, billingTexts, `why.${reason}`, reason),
      },
      { id: 'when', header: t('when'), width: '11rem', cell: ({ occurredAt }) => formats.time(occurredAt) },
    ],
    [t, formats],
  );
  return (
    <DataTable
      label={t('ledger')}
      columns={columns}
      pages={pages}
      rowId={({ id }) => id}
      empty={<EmptyState title={t('noLedger')}>{t('noLedgerWhat')}</EmptyState>}
      toolbar={
        <Button component="a" href="/v1/billing/ledger.csv" download variant="default">
          {t('csv')}
        </Button>
      }
    />
  );
}
