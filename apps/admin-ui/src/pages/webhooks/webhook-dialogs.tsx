import { Checkbox, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { OverlapChoice, USUAL_OVERLAP_SECONDS } from '../../ui/overlap-choice.js';
import { WebhookFields, type WebhookValues } from './webhook-fields.js';
import type { Webhook } from './webhooks.query.js';
import { webhooksTexts } from './webhooks.texts.js';

interface NewWebhookDialogProps {
  onMade: (id: string, secret: string) => void;
  onClose: () => void;
}

const typesOf = (types: string[]): string[] | null => (types.length > 0 ? types : null);

/** Creates a webhook; its secret is shown by whoever opened the dialog. */
export function NewWebhookDialog({ onMade, onClose }: NewWebhookDialogProps): ReactNode {
  const t = useTexts(webhooksTexts);
  const [values, setValues] = useState<WebhookValues>({ url: '', description: '', types: [] });
  const create = useCommand(
    ['webhooks'],
    () => {
      const { url, description, types } = values;
      const body = { url: url.trim(), types: typesOf(types), ...(description && { description }) };
      return dataOf(api.POST('/v1/webhooks', { body }));
    },
    ({ id, secret }) => {
      onClose();
      onMade(id, secret);
    },
  );
  return (
    <ConfirmDialog
      title={t('new')}
      action={t('new.do')}
      isRunning={create.isPending}
      isDisabled={values.url.trim() === ''}
      error={create.error}
      onConfirm={() => create.mutate()}
      onClose={onClose}
    >
      <WebhookFields values={values} onChange={setValues} faults={fieldFaults(create.error)} />
    </ConfirmDialog>
  );
}

interface WebhookDialogProps {
  webhook: Webhook;
  onClose: () => void;
}

/** Changes where a webhook leads, and what it gets. */
export function ChangeWebhookDialog({ webhook, onClose }: WebhookDialogProps): ReactNode {
  const t = useTexts(webhooksTexts);
  const [values, setValues] = useState<WebhookValues>({
    url: webhook.url,
    description: webhook.description ?? '',
    types: [...(webhook.types ?? [])],
  });
  const change = useCommand(
    ['webhooks'],
    () => {
      const { url, description, types } = values;
      const body = { url: url.trim(), types: typesOf(types), description: description.trim() || null };
      return api.PATCH('/v1/webhooks/{id}', { params: { path: { id: webhook.id } }, body });
    },
    () => {
      notifyDone(t('changed'));
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('change')}
      action={t('change')}
      isRunning={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      <WebhookFields values={values} onChange={setValues} faults={fieldFaults(change.error)} />
    </ConfirmDialog>
  );
}

interface RotateSecretDialogProps extends WebhookDialogProps {
  onMade: (secret: string) => void;
}

/** Gives a webhook a new secret; both sign for a while. */
export function RotateSecretDialog({ webhook, onMade, onClose }: RotateSecretDialogProps): ReactNode {
  const t = useTexts(webhooksTexts);
  const [overlap, setOverlap] = useState(USUAL_OVERLAP_SECONDS);
  const rotate = useCommand(
    ['webhooks'],
    () =>
      dataOf(
        api.POST('/v1/webhooks/{id}/secret-rotations', {
          params: { path: { id: webhook.id } },
          body: { overlapSeconds: overlap },
        }),
      ),
    ({ secret }) => {
      onMade(secret);
      onClose();
    },
  );
  return (
    <ConfirmDialog
      title={t('rotate')}
      action={t('rotate')}
      isRunning={rotate.isPending}
      error={rotate.error}
      onConfirm={() => rotate.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{t('rotate.what')}</Text>
      <OverlapChoice label={t('rotate.overlap')} value={overlap} onChange={setOverlap} />
    </ConfirmDialog>
  );
}

/** Deletes a webhook for good. */
export function DeleteWebhookDialog({
  webhook,
  onDeleted,
  onClose,
}: WebhookDialogProps & { onDeleted: () => void }): ReactNode {
  const t = useTexts(webhooksTexts);
  const remove = useCommand(
    ['webhooks'],
    () => api.DELETE('/v1/webhooks/{id}', { params: { path: { id: webhook.id } } }),
    () => {
      notifyDone(t('delete.done'));
      onDeleted();
    },
  );
  return (
    <ConfirmDialog
      title={t('delete.title')}
      action={t('delete')}
      isDangerous
      isRunning={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{t('delete.what')}</Text>
    </ConfirmDialog>
  );
}

/** Delivers again what happened since some time (A9). */
export function ReplayDialog({ webhook, onClose }: WebhookDialogProps): ReactNode {
  const t = useTexts(webhooksTexts);
  const word = useTexts(wordTexts);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [isFailedOnly, setFailedOnly] = useState(true);
  const replay = useCommand(
    ['webhooks'],
    () =>
      dataOf(
        api.POST('/v1/webhooks/{id}/replays', {
          params: { path: { id: webhook.id } },
          body: {
            from: new Date(from).toISOString(),
            ...(to && { to: new Date(to).toISOString() }),
            ...(isFailedOnly && { state: 'failed' as const }),
          },
        }),
      ),
    ({ events }) => {
      notifyDone(t('again.done', { count: events }));
      onClose();
    },
  );
  const faults = fieldFaults(replay.error);
  return (
    <ConfirmDialog
      title={t('again.title')}
      action={t('again')}
      isRunning={replay.isPending}
      isDisabled={from === ''}
      error={replay.error}
      onConfirm={() => replay.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{t('again.what')}</Text>
      <TextInput
        type="datetime-local"
        label={t('again.from')}
        required
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        error={faults['from']}
      />
      <TextInput
        type="datetime-local"
        label={`${t('again.to')} (${word('optional')})`}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        error={faults['to']}
      />
      <Checkbox
        label={t('again.failed')}
        checked={isFailedOnly}
        onChange={(event) => setFailedOnly(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}
