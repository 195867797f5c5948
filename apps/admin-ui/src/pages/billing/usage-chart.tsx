import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/api-client.js';
import { useTexts } from '../../texts/define-texts.js';
import { DayChart } from '../../ui/day-chart.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { billingTexts } from './billing.texts.js';

const RANGES = ['30', '90', '365'] as const;

/** Seats at the end of each day. */
export function UsageChart(): ReactNode {
  const t = useTexts(billingTexts);
  const [range, setRange] = useState<(typeof RANGES)[number]>('30');
  const usage = useQuery({
    queryKey: ['billing', 'usage', range],
    queryFn: ({ signal }) => {
      const from = new Date(Date.now() - Number(range) * 86_400_000).toISOString().slice(0, 10);
      return dataOf(api.GET('/v1/billing/usage', { signal, params: { query: { from } } }));
    },
  });
  return (
    <Stack gap="xs" align="flex-start">
      <SegmentedControl
        aria-label={t('range')}
        value={range}
        onChange={setRange}
        data={RANGES.map((value) => ({ value, label: t(`range.${value}`) }))}
      />
      <ProblemNotice error={usage.error} onRetry={() => void usage.refetch()} />
      {usage.isLoading && <Skeleton height={200} />}
      {usage.data && (
        <DayChart
          label={t('usage')}
          days={usage.data.items.map(({ date, activeSeats }) => ({ date, values: { activeSeats } }))}
          series={[{ key: 'activeSeats', label: t('active'), tone: 'accent' }]}
        />
      )}
    </Stack>
  );
}
