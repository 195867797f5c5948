import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../api/api-client.js';
import { useCommand } from '../api/use-command.js';
import { dialogTexts } from '../people/dialogs.texts.js';
import { ReminderFields } from '../people/reminder-dialog.js';
import { useTexts } from '../texts/define-texts.js';
import { wordTexts } from '../texts/words.texts.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { JobCounts } from './job-counts.js';
import { JobProgress } from './job-progress.js';
import { type Job, type JobRequest, useJob, useJobPreview } from './jobs.query.js';
import { jobTexts } from './jobs.texts.js';

interface JobDialogProps {
  action: JobRequest['action'];
  /** Which invitations: some by their ids, or those of a filter. */
  which: Pick<JobRequest, 'invitationIds' | 'filter'>;
  onClose: (wasStarted: boolean) => void;
}

/** Reminds or cancels many: first says what it comes to, then shows how far it is. */
export function JobDialog({ action, which, onClose }: JobDialogProps): ReactNode {
  const t = useTexts(jobTexts);
  const dialog = useTexts(dialogTexts);
  const [message, setMessage] = useState('');
  const [newLink, setNewLink] = useState(false);
  const request: JobRequest = { action, ...which };
  const preview = useJobPreview(request);
  const start = useCommand(['jobs'], () =>
    dataOf(
      api.POST('/v1/invitation-jobs', {
        body: {
          ...request,
          ...(action === 'remind' && { newLink, ...(message.trim() && { message: message.trim() }) }),
        },
      }),
    ),
  );
  if (start.data && 'id' in start.data) return <RunningJob job={start.data} onClose={() => onClose(true)} />;
  const found = preview.data && 'total' in preview.data ? preview.data : undefined;
  return (
    <ConfirmDialog
      title={t(action)}
      action={t(action === 'cancel' ? 'cancel.do' : 'remind')}
      isDangerous={action === 'cancel'}
      isRunning={start.isPending}
      isDisabled={!found || found.total === 0}
      error={start.error ?? preview.error}
      onConfirm={() => start.mutate()}
      onClose={() => onClose(false)}
    >
      {found ? (
        <Stack gap="xs" role="status">
          <Text size="sm">{dialog(`${action}.many`, { count: found.total })}</Text>
          <Text size="sm" fw={550}>
            {t('preview')}
          </Text>
          <JobCounts counts={found.counts} tense="would" />
        </Stack>
      ) : (
        preview.isFetching && (
          <Group gap="xs" role="status">
            <Loader size="sm" />
            <Text size="sm">{t('previewing')}</Text>
          </Group>
        )
      )}
      {action === 'remind' && (
        <ReminderFields message={message} onMessage={setMessage} newLink={newLink} onNewLink={setNewLink} />
      )}
    </ConfirmDialog>
  );
}

function RunningJob({ job, onClose }: { job: Job; onClose: () => void }): ReactNode {
  const t = useTexts(jobTexts);
  const word = useTexts(wordTexts);
  const query = useJob(job.id);
  const latest = query.data ?? job;
  const stop = useCommand(['jobs'], () =>
    api.POST('/v1/invitation-jobs/{id}/cancel', { params: { path: { id: job.id } } }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(job.action)}
      closeButtonProps={{ 'aria-label': word('close') }}
      centered
    >
      <Stack>
        <JobProgress job={latest} />
        <ProblemNotice error={stop.error ?? query.error} />
        {latest.status === 'running' && (
          <Text size="sm" c="dimmed">
            {t('goesOn')}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          {latest.status === 'running' && (
            <Button variant="default" color="red" loading={stop.isPending} onClick={() => stop.mutate()}>
              {t('stop')}
            </Button>
          )}
          <Button onClick={onClose}>{word('close')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
