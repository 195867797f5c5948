import { Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.js';
import { JobCounts } from './job-counts.js';
import type { Job } from './jobs.query.js';
import { jobTexts } from './jobs.texts.js';

/** How far a job is and what it came to so far. */
export function JobProgress({ job }: { job: Job }): ReactNode {
  const t = useTexts(jobTexts);
  const { done, total } = job.progress;
  const text = total === null ? t('progressUnknown', { done }) : t('progress', { done, total });
  const share = total ? Math.round((done / total) * 100) : 0;
  return (
    <Stack gap="xs">
      <Progress.Root size="lg">
        <Progress.Section
          value={job.status === 'done' ? 100 : share}
          animated={job.status === 'running'}
          color={job.status === 'done' ? 'green' : undefined}
          aria-label={text}
        />
      </Progress.Root>
      <Text size="sm" role="status">
        {t(`status.${job.status}`)} · {text}
      </Text>
      <JobCounts counts={job.counts} tense="outcome" />
    </Stack>
  );
}
