import { Alert, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { billingTexts } from './billing.texts.js';
import { CycleList } from './cycle-list.js';
import { LedgerList } from './ledger-list.js';
import { UsageChart } from './usage-chart.js';

/** What the platform is charged for, and why; for its owner (P21). */
export function BillingPage(): ReactNode {
  const t = useTexts(billingTexts);
  const summary = useQuery({
    queryKey: ['billing', 'summary'],
    queryFn: ({ signal }) => dataOf(api.GET('/v1/billing/summary', { signal })),
  });
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <ProblemNotice error={summary.error} onRetry={() => void summary.refetch()} />
      {summary.isLoading && <Skeleton height={120} />}
      <Stack gap="xl">
        {summary.data && <Summary summary={summary.data} />}
        <section>
          <Title order={2} size="h4" mb="xs">
            {t('usage')}
          </Title>
          <UsageChart />
        </section>
        <section>
          <Title order={2} size="h4" mb="xs">
            {t('statements')}
          </Title>
          <CycleList />
        </section>
        <section>
          <Title order={2} size="h4">
            {t('ledger')}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t('ledgerWhat')}
          </Text>
          <LedgerList />
        </section>
      </Stack>
    </>
  );
}

function Summary({ summary }: { summary: Schemas['BillingSummaryAnswer'] }): ReactNode {
  const t = useTexts(billingTexts);
  const formats = useFormats();
  const { currentCycle, forecast, plan, activeSeats } = summary;
  return (
    <Stack>
      {plan === 'free_trial' && <Alert color="blue">{t('trial')}</Alert>}
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Figure label={t('seats')} value={formats.number(activeSeats)} note={t('seatsWhat')} />
        {currentCycle && (
          <Figure
            label={t('cycle', { number: currentCycle.number })}
            value={formats.money(currentCycle.totalMinor, currentCycle.currency)}
            note={`${
              currentCycle.endsAt
                ? t('cycleWhat', {
                    from: formats.day(currentCycle.startsAt),
                    to: formats.day(currentCycle.endsAt),
                  })
                : t('cycleOpenEnded', { from: formats.day(currentCycle.startsAt) })
            }. ${t('soFar', {
              people: currentCycle.people,
              price: formats.money(currentCycle.priceMinor, currentCycle.currency),
            })}`}
          />
        )}
        {currentCycle && forecast && (
          <Figure
            label={t('forecast')}
            value={formats.money(forecast.totalMinor, currentCycle.currency)}
            note={t(forecast.arrivalsPerDay > 0 ? 'forecastWhat' : 'forecastNoArrivals', {
              people: forecast.people,
              soFar: forecast.peopleSoFar,
              perDay: forecast.arrivalsPerDay,
              daysLeft: Math.round(forecast.daysLeft),
              looked: forecast.daysLookedAt,
            })}
          />
        )}
      </SimpleGrid>
    </Stack>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note: string }): ReactNode {
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={28} fw={650}>
        {value}
      </Text>
      <Text size="sm">{note}</Text>
    </Paper>
  );
}
