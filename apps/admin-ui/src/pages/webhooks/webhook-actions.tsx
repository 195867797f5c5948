import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, dataOf } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { useTexts } from '../../texts/define-texts.js';
import { wordTexts } from '../../texts/words.texts.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import {
  ChangeWebhookDialog,
  DeleteWebhookDialog,
  ReplayDialog,
  RotateSecretDialog,
} from './webhook-dialogs.js';
import type { Webhook } from './webhooks.query.js';
import { webhooksTexts } from './webhooks.texts.js';

interface WebhookActionsProps {
  webhook: Webhook;
  onSecret: (secret: string) => void;
}

/** What can be done with a webhook. */
export function WebhookActions({ webhook, onSecret }: WebhookActionsProps): ReactNode {
  const t = useTexts(webhooksTexts);
  const word = useTexts(wordTexts);
  const navigate = useNavigate();
  const [chosen, choose] = useState<'change' | 'rotate' | 'replay' | 'delete'>();
  const params = { path: { id: webhook.id } };
  const isPaused = webhook.state === 'paused';
  const pause = useCommand(
    ['webhooks'],
    () => api.PATCH('/v1/webhooks/{id}', { params, body: { paused: !isPaused } }),
    () => notifyDone(t(isPaused ? 'resumed' : 'paused')),
  );
  const test = useCommand(
    ['webhooks'],
    () => dataOf(api.POST('/v1/webhooks/{id}/test', { params })),
    ({ delivered, status, reason }) => {
      const why = reason ? t(`reason.${reason}`) : '';
      notifyDone(
        delivered ? t('test.ok', { status: status ?? 0 }) : t('test.failed', { reason: why }),
        delivered ? 'good' : 'bad',
      );
    },
  );
  const close = (): void => choose(undefined);
  return (
    <>
      <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
        {t('test')}
      </Button>
      <Button variant="default" loading={pause.isPending} onClick={() => pause.mutate()}>
        {t(isPaused ? 'resume' : 'pause')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={word('actions')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => choose('change')}>{t('change')}…</Menu.Item>
          <Menu.Item onClick={() => choose('rotate')}>{t('rotate')}…</Menu.Item>
          <Menu.Item onClick={() => choose('replay')}>{t('again.many')}</Menu.Item>
          <Menu.Item color="red" onClick={() => choose('delete')}>
            {t('delete')}…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ProblemNotice error={pause.error ?? test.error} />
      {chosen === 'change' && <ChangeWebhookDialog webhook={webhook} onClose={close} />}
      {chosen === 'rotate' && <RotateSecretDialog webhook={webhook} onMade={onSecret} onClose={close} />}
      {chosen === 'replay' && <ReplayDialog webhook={webhook} onClose={close} />}
      {chosen === 'delete' && (
        <DeleteWebhookDialog webhook={webhook} onDeleted={() => void navigate('/webhooks')} onClose={close} />
      )}
    </>
  );
}
