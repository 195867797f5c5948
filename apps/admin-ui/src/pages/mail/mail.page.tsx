import { Button, Group, SegmentedControl, Select, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/api-client.js';
import { mailTexts } from '../../mails/mail.texts.js';
import { sayWord, useTexts } from '../../texts/define-texts.js';
import { type ChartSeries, DayChart } from '../../ui/day-chart.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { daysBetween, FATES } from './mail-days.rules.js';
import { mailOverviewTexts } from './mail-overview.texts.js';
import { SuppressionList } from './suppression-list.js';

const TONES: Record<(typeof FATES)[number], ChartSeries['tone']> = {
  sent: 'good',
  deferred: 'warning',
  bounced: 'bad',
  suppressed: 'muted',
  dropped: 'faint',
};

/** What became of the mails over time, and to which addresses nothing is sent. */
export function MailPage(): ReactNode {
  const t = useTexts(mailOverviewTexts);
  // Only an installation without a mail server has one; asked so that no dead link is shown.
  const hasMailbox = useQuery({
    queryKey: ['mailbox'],
    queryFn: async ({ signal }) => (await fetch('/mailbox', { method: 'HEAD', signal })).ok,
    staleTime: Infinity,
  }).data;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          hasMailbox && (
            <Button component="a" href="/mailbox" variant="default">
              {t('mailbox')}
            </Button>
          )
        }
      />
      <Stack gap="xl">
        <DeliveryOverview />
        <section>
          <Title order={2} size="h4" mb="xs">
            {t('suppressions')}
          </Title>
          <SuppressionList />
        </section>
      </Stack>
    </>
  );
}

function DeliveryOverview(): ReactNode {
  const t = useTexts(mailOverviewTexts);
  const kinds = useTexts(mailTexts);
  const [days, setDays] = useState('30');
  const [kind, setKind] = useState<string | null>(null);
  const summary = useQuery({
    queryKey: ['mails', 'summary', days],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/v1/mail/summary', { signal, params: { query: { days: Number(days) } } })),
  });
  const items = summary.data?.items ?? [];
  const offered = [...new Set(items.map((item) => item.kind))];
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <SegmentedControl
          aria-label={t('days')}
          value={days}
          onChange={setDays}
          data={(['7', '30', '90'] as const).map((value) => ({ value, label: t(`days.${value}`) }))}
        />
        <Select
          aria-label={t('kind')}
          placeholder={t('allKinds')}
          clearable
          value={kind}
          onChange={setKind}
          data={offered.map((value) => ({ value, label: sayWord(kinds, mailTexts, `kind.${value}`, value) }))}
          w={280}
        />
      </Group>
      <ProblemNotice error={summary.error} onRetry={() => void summary.refetch()} />
      {summary.isLoading && <Skeleton height={220} />}
      {summary.data &&
        (items.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneWhat')}</EmptyState>
        ) : (
          <DayChart
            label={t('chart')}
            days={daysBetween(summary.data.from, summary.data.to, items, kind)}
            series={FATES.map((key) => ({ key, label: t(key), tone: TONES[key] }))}
          />
        ))}
    </Stack>
  );
}
