import { Alert, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { PageHeader } from '../../ui/page-header.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { SecretOnce } from '../../ui/secret-once.js';
import { DeliveryList } from './delivery-list.js';
import { WebhookActions } from './webhook-actions.js';
import { WebhookState } from './webhook-state.js';
import { type Webhook, webhookQuery } from './webhooks.query.js';
import { webhooksTexts } from './webhooks.texts.js';

/** One webhook: how it fares, what became of each event, and what can be done about it. */
export function WebhookPage(): ReactNode {
  const { webhookId = '' } = useParams();
  const webhook = useQuery(webhookQuery(webhookId));
  if (webhook.error) return <ProblemNotice error={webhook.error} onRetry={() => void webhook.refetch()} />;
  if (!webhook.data) return <Skeleton height={240} />;
  return <WebhookDetails key={webhookId} webhook={webhook.data} />;
}

/** The secret of a webhook that was created a moment ago, handed over by the list. */
function handedOver(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('secret' in state)) return undefined;
  return typeof state.secret === 'string' ? state.secret : undefined;
}

function WebhookDetails({ webhook }: { webhook: Webhook }): ReactNode {
  const t = useTexts(webhooksTexts);
  const navigate = useNavigate();
  const { state } = useLocation();
  const [secret, setSecret] = useState(() => handedOver(state));
  const [isRotated, setRotated] = useState(false);
  // The browser keeps the state of a page in its history; a secret has no place there.
  useEffect(() => {
    if (state !== null) void navigate('.', { replace: true, state: null });
  }, [state, navigate]);
  return (
    <Stack gap="md">
      <PageHeader
        title={webhook.url}
        description={
          <Group gap="xs" component="span">
            <WebhookState webhook={webhook} />
            {webhook.description}
          </Group>
        }
        actions={
          <WebhookActions
            webhook={webhook}
            onSecret={(fresh) => {
              setSecret(fresh);
              setRotated(true);
            }}
          />
        }
      />
      {secret && (
        <SecretOnce
          title={t(isRotated ? 'rotate.done' : 'new.made')}
          secret={secret}
          onDone={() => setSecret(undefined)}
        >
          {t('secretUse')}
        </SecretOnce>
      )}
      <Health webhook={webhook} />
      <Text size="sm">
        {t('types')}: {webhook.types?.join(', ') ?? t('typesAll')}
      </Text>
      <DeliveryList webhook={webhook} />
    </Stack>
  );
}

/** What is not as it should be, and what happens next. */
function Health({ webhook }: { webhook: Webhook }): ReactNode {
  const t = useTexts(webhooksTexts);
  const formats = useFormats();
  const { pauseReason, failingSince, restingUntil, previousSecretUntil } = webhook;
  return (
    <>
      {pauseReason && <Alert color="yellow">{t(`pause.${pauseReason}`)}</Alert>}
      {!pauseReason && failingSince && (
        <Alert color="red">
          {t('failingSince', { time: formats.time(failingSince) })}{' '}
          {restingUntil && t('restingUntil', { time: formats.time(restingUntil) })}
        </Alert>
      )}
      {previousSecretUntil && (
        <Text size="sm" c="dimmed">
          {t('overlap', { time: formats.time(previousSecretUntil) })}
        </Text>
      )}
    </>
  );
}
