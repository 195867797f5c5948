import { type ReactNode, useMemo } from 'react';
import { api, dataOf } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { JobProgress } from '../../invitations/job-progress.js';
import { type Job, useJob } from '../../invitations/jobs.query.js';
import { jobTexts } from '../../invitations/jobs.texts.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';

/** The caller's jobs, newest first; those that run show how far they are. */
export function JobList(): ReactNode {
  const t = useTexts(jobTexts);
  const formats = useFormats();
  const pages = usePages(['jobs', 'list'], (cursor, signal) =>
    dataOf(api.GET('/v1/invitation-jobs', { signal, params: { query: { cursor, limit: PAGE_SIZE } } })),
  );
  const columns = useMemo<readonly DataColumn<Job>[]>(
    () => [
      { id: 'action', header: t('action'), isPrimary: true, width: '12rem', cell: ({ action }) => t(action) },
      {
        id: 'started',
        header: t('started'),
        width: '11rem',
        cell: ({ createdAt }) => formats.time(createdAt),
      },
      { id: 'result', header: t('result'), cell: (job) => <CurrentJob job={job} /> },
    ],
    [t, formats],
  );
  return (
    <DataTable
      label={t('jobs')}
      columns={columns}
      pages={pages}
      rowId={({ id }) => id}
      empty={<EmptyState title={t('noJobs')}>{t('noJobsWhat')}</EmptyState>}
    />
  );
}

function CurrentJob({ job }: { job: Job }): ReactNode {
  return job.status === 'running' ? <RunningJob job={job} /> : <JobProgress job={job} />;
}

function RunningJob({ job }: { job: Job }): ReactNode {
  return <JobProgress job={useJob(job.id).data ?? job} />;
}
