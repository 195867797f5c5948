import { Anchor, Button, Text } from '@mantine/core';
import { IconWebhook } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, dataOf } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { NewWebhookDialog } from './webhook-dialogs.js';
import { WebhookState } from './webhook-state.js';
import type { Webhook } from './webhooks.query.js';
import { webhooksTexts } from './webhooks.texts.js';

/** Where programs of others are told what happens. */
export function WebhooksPage(): ReactNode {
  const t = useTexts(webhooksTexts);
  const navigate = useNavigate();
  const [isCreating, setCreating] = useState(false);
  const columns = useColumns();
  const pages = usePages(['webhooks', 'list'], (cursor, signal) =>
    dataOf(api.GET('/v1/webhooks', { signal, params: { query: { cursor, limit: PAGE_SIZE } } })),
  );
  const create = (
    <Button leftSection={<IconWebhook size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <DataTable
        label={t('title')}
        columns={columns}
        pages={pages}
        rowId={({ id }) => id}
        empty={
          <EmptyState title={t('none')} action={create}>
            {t('noneWhat')}
          </EmptyState>
        }
      />
      {isCreating && (
        <NewWebhookDialog
          // The page of the webhook shows the secret; it is kept nowhere else.
          onMade={(id, secret) => void navigate(`/webhooks/${id}`, { state: { secret } })}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}

function useColumns(): readonly DataColumn<Webhook>[] {
  const t = useTexts(webhooksTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'url',
        header: t('url'),
        isPrimary: true,
        width: 'minmax(14rem, 2fr)',
        cell: ({ id, url, description }) => (
          <>
            <Anchor component={Link} to={`/webhooks/${id}`} size="sm" fw={550}>
              {url}
            </Anchor>
            {description && (
              <Text size="xs" c="dimmed">
                {description}
              </Text>
            )}
          </>
        ),
      },
      {
        id: 'types',
        header: t('types'),
        width: '9rem',
        cell: ({ types }) => (types ? t('typesCount', { count: types.length }) : t('typesAll')),
      },
      {
        id: 'state',
        header: t('state'),
        width: 'minmax(8rem, 1.2fr)',
        cell: (one) => (
          <>
            <WebhookState webhook={one} />
            {(one.pauseReason ?? one.failingSince) && (
              <Text size="xs" c="dimmed">
                {one.pauseReason
                  ? t(`pause.${one.pauseReason}`)
                  : t('failingSince', { time: formats.time(one.failingSince ?? one.createdAt) })}
              </Text>
            )}
          </>
        ),
      },
      {
        id: 'lastDelivered',
        header: t('lastDelivered'),
        width: '10rem',
        cell: ({ lastDeliveredAt }) => (lastDeliveredAt ? formats.ago(lastDeliveredAt) : t('never')),
      },
      {
        id: 'behind',
        header: t('behind'),
        width: '8rem',
        cell: ({ eventsBehind }) => t('behindCount', { count: eventsBehind }),
      },
    ],
    [t, formats],
  );
}
