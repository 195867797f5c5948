import { Badge, Button, Select, Text, Title } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { api, dataOf } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { type Say, useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { Delivery, Webhook } from './webhooks.query.js';
import { webhooksTexts } from './webhooks.texts.js';

type State = Delivery['state'];

const STATES = ['pending', 'sending', 'delivered', 'failed'] as const satisfies State[];
const COLORS = { pending: 'blue', sending: 'blue', delivered: 'green', failed: 'red' } as const;

/** What became of each event at a webhook, newest first. */
export function DeliveryList({ webhook }: { webhook: Webhook }): ReactNode {
  const t = useTexts(webhooksTexts);
  const [state, setState] = useState<State | null>(null);
  const params = { path: { id: webhook.id } };
  const pages = usePages(['webhooks', webhook.id, 'deliveries', state], (cursor, signal) =>
    dataOf(
      api.GET('/v1/webhooks/{id}/deliveries', {
        signal,
        params: { ...params, query: { state: state ?? undefined, cursor, limit: PAGE_SIZE } },
      }),
    ),
  );
  const again = useCommand(
    ['webhooks'],
    (eventId: string) =>
      dataOf(api.POST('/v1/webhooks/{id}/replays', { params, body: { eventIds: [eventId] } })),
    () => notifyDone(t('again.one')),
  );
  return (
    <>
      <Title order={2} size="h4">
        {t('deliveries')}
      </Title>
      <ProblemNotice error={again.error} />
      <DataTable
        label={t('deliveries')}
        columns={useColumns(again.mutate, again.isPending ? again.variables : undefined)}
        pages={pages}
        rowId={({ eventId }) => eventId}
        empty={
          <EmptyState title={t(state ? 'noMatch' : 'noDeliveries')}>
            {t(state ? 'noMatchWhat' : 'noDeliveriesWhat')}
          </EmptyState>
        }
        toolbar={
          <Select
            aria-label={t('deliveryState')}
            placeholder={t('allStates')}
            clearable
            value={state}
            onChange={(value) => setState(value as State | null)}
            data={STATES.map((value) => ({ value, label: t(`delivery.${value}`) }))}
            w={200}
          />
        }
      />
    </>
  );
}

function useColumns(
  again: (eventId: string) => void,
  running: string | undefined,
): readonly DataColumn<Delivery>[] {
  const t = useTexts(webhooksTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'event',
        header: t('event'),
        isPrimary: true,
        width: 'minmax(14rem, 1.6fr)',
        cell: ({ type, eventId }) => (
          <>
            <Text size="sm" fw={550}>
              {type}
            </Text>
            <Text size="xs" c="dimmed">
              {eventId}
            </Text>
          </>
        ),
      },
      {
        id: 'state',
        header: t('state'),
        width: '8rem',
        cell: ({ state }) => (
          <Badge color={COLORS[state]} variant="light" tt="none" fw={550}>
            {t(`delivery.${state}`)}
          </Badge>
        ),
      },
      { id: 'since', header: t('since'), width: '10rem', cell: (one) => formats.time(one.createdAt) },
      {
        id: 'attempts',
        header: t('lastAttempt'),
        width: 'minmax(14rem, 2fr)',
        cell: ({ attempts, nextAttemptAt }) => (
          <>
            <Text size="sm">{attempts.length > 0 ? sayAttempt(t, attempts.at(-1) as Attempt) : '–'}</Text>
            {attempts.length > 0 && (
              <details>
                <summary>{t('attempts', { count: attempts.length })}</summary>
                {attempts.map((one) => (
                  <Text size="xs" key={one.at}>
                    {formats.time(one.at)}: {sayAttempt(t, one)}
                  </Text>
                ))}
              </details>
            )}
            {nextAttemptAt && (
              <Text size="xs" c="dimmed">
                {t('nextAttempt', { time: formats.time(nextAttemptAt) })}
              </Text>
            )}
          </>
        ),
      },
      {
        id: 'actions',
        header: word('actions'),
        isActions: true,
        width: '9rem',
        cell: ({ eventId, state }) =>
          (state === 'delivered' || state === 'failed') && (
            <Button
              size="compact-sm"
              variant="default"
              loading={running === eventId}
              onClick={() => again(eventId)}
            >
              {t('again')}
            </Button>
          ),
      },
    ],
    [t, word, formats, again, running],
  );
}

type Attempt = Delivery['attempts'][number];

/** One call in a line: what was answered, how long it took, and why it did not deliver. */
function sayAttempt(
  t: Say<keyof (typeof webhooksTexts)['en'] & string>,
  { status, durationMs, reason }: Attempt,
): string {
  const call = t('attempt', { status: status ?? 0, ms: durationMs });
  return reason ? `${call}: ${t(`reason.${reason}`)}` : call;
}
