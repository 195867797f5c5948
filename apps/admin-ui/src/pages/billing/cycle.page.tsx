import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { sayWord, useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { billingTexts } from './billing.texts.js';
import { SeatPerson } from './seat-person.js';

type Line = Schemas['StatementLineAnswer'];

/** The statement of one cycle, line by line. */
export function CyclePage(): ReactNode {
  const t = useTexts(billingTexts);
  const formats = useFormats();
  const { cycleId = '' } = useParams();
  const path = { id: cycleId };
  const cycle = useQuery({
    queryKey: ['billing', 'cycles', cycleId],
    queryFn: ({ signal }) => dataOf(api.GET('/v1/billing/cycles/{id}', { signal, params: { path } })),
  });
  const pages = usePages(['billing', 'cycles', cycleId, 'lines'], (cursor, signal) =>
    dataOf(
      api.GET('/v1/billing/cycles/{id}/lines', {
        signal,
        params: { path, query: { cursor, limit: PAGE_SIZE } },
      }),
    ),
  );
  const currency = cycle.data?.currency ?? 'USD';
  const columns = useMemo<readonly DataColumn<Line>[]>(
    () => [
      {
        id: 'person',
        header: t('person'),
        isPrimary: true,
        width: 'minmax(13rem, 1.4fr)',
        cell: ({ userId, person }) => <SeatPerson userId={userId} person={person} />,
      },
      { id: 'kind', header: t('what'), width: '8rem', cell: ({ kind }) => t(`kind.${kind}`) },
      {
        id: 'reason',
        header: t('reason'),
        width: 'minmax(11rem, 1.2fr)',
        cell: ({ reason }) => sayWord(t, billingTexts, `why.${reason}`, reason),
      },
      { id: 'from', header: t('from'), width: '9rem', cell: ({ from }) => (from ? formats.day(from) : '–') },
      {
        id: 'until',
        header: t('until'),
        width: '9rem',
        cell: ({ until }) => (until ? formats.day(until) : '–'),
      },
      {
        id: 'amount',
        header: t('amount'),
        width: '8rem',
        cell: ({ amountMinor }) => formats.money(amountMinor, currency),
      },
    ],
    [t, formats, currency],
  );
  if (cycle.error) return <ProblemNotice error={cycle.error} onRetry={() => void cycle.refetch()} />;
  if (!cycle.data) return <Skeleton height={200} />;
  const { number, startsAt, endsAt, totalMinor } = cycle.data;
  const period = endsAt
    ? t('cycleWhat', { from: formats.day(startsAt), to: formats.day(endsAt) })
    : t('cycleOpenEnded', { from: formats.day(startsAt) });
  return (
    <>
      <PageHeader
        title={t('cycle', { number })}
        description={`${period} · ${formats.money(totalMinor, currency)}`}
        actions={
          <>
            <Button component={Link} to="/billing" variant="default">
              {t('back')}
            </Button>
            <Button component="a" href={`/v1/billing/cycles/${cycleId}.csv`} download variant="default">
              {t('csv')}
            </Button>
          </>
        }
      />
      <DataTable
        label={t('statement')}
        columns={columns}
        pages={pages}
        rowId={({ userId, kind, ofCycleId, quantity }) => `${userId}${kind}${ofCycleId}${quantity}`}
        empty={<EmptyState title={t('noLines')}>{t('noLinesWhat')}</EmptyState>}
      />
    </>
  );
}
