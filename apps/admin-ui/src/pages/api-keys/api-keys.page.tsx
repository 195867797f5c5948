import { Badge, Button, Select, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { api, dataOf } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { SecretOnce } from '../../ui/secret-once.js';
import type { ApiKey, FreshSecret } from './api-keys.query.js';
import { apiKeysTexts } from './api-keys.texts.js';
import { KeyActions } from './key-actions.js';
import { NewKeyDialog } from './key-dialogs.js';

const STATUSES = ['live', 'expired', 'ended'] as const satisfies ApiKey['status'][];
const COLORS = { live: 'green', expired: 'gray', ended: 'gray' } as const;

/** The keys of programs: making, changing, rotating and ending them. */
export function ApiKeysPage(): ReactNode {
  const t = useTexts(apiKeysTexts);
  const word = useTexts(wordTexts);
  const [status, setStatus] = useState<ApiKey['status'] | null>('live');
  const [isMaking, setMaking] = useState(false);
  const [fresh, setFresh] = useState<FreshSecret>();
  const columns = useColumns(setFresh);
  const pages = usePages(['apiKeys', status], (cursor, signal) =>
    dataOf(
      api.GET('/v1/api-keys', {
        signal,
        params: { query: { status: status ?? undefined, cursor, limit: PAGE_SIZE } },
      }),
    ),
  );
  const make = (
    <Button leftSection={<IconKey size={16} aria-hidden />} onClick={() => setMaking(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={make} />
      {fresh && (
        <SecretOnce
          title={t(fresh.isRotated ? 'rotate.done' : 'new.made', { name: fresh.name })}
          secret={fresh.secret}
          onDone={() => setFresh(undefined)}
        >
          {t('use')}
        </SecretOnce>
      )}
      <DataTable
        label={t('title')}
        columns={columns}
        pages={pages}
        rowId={({ id }) => id}
        empty={
          status === 'expired' || status === 'ended' ? (
            <EmptyState title={t('noMatch')}>{t('noMatchWhat')}</EmptyState>
          ) : (
            <EmptyState title={t('none')} action={make}>
              {t('noneWhat')}
            </EmptyState>
          )
        }
        toolbar={
          <Select
            aria-label={word('status')}
            placeholder={t('anyState')}
            clearable
            value={status}
            onChange={(value) => setStatus(value as ApiKey['status'] | null)}
            data={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
            w={200}
          />
        }
      />
      {isMaking && <NewKeyDialog onMade={setFresh} onClose={() => setMaking(false)} />}
    </>
  );
}

function useColumns(onSecret: (secret: FreshSecret) => void): readonly DataColumn<ApiKey>[] {
  const t = useTexts(apiKeysTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('name'),
        isPrimary: true,
        width: 'minmax(10rem, 1.4fr)',
        cell: ({ name, previousSecretUntil }) => (
          <>
            <Text size="sm" fw={550}>
              {name}
            </Text>
            {previousSecretUntil && (
              <Text size="xs" c="dimmed">
                {t('overlap', { time: formats.time(previousSecretUntil) })}
              </Text>
            )}
          </>
        ),
      },
      {
        id: 'scopes',
        header: t('scopes'),
        width: 'minmax(12rem, 2fr)',
        cell: ({ scopes }) => <span>{scopes.length === 0 ? t('scopesNone') : scopes.join(', ')}</span>,
      },
      {
        id: 'status',
        header: word('status'),
        width: '7rem',
        cell: ({ status }) => (
          <Badge color={COLORS[status]} variant="light" tt="none" fw={550}>
            {t(`status.${status}`)}
          </Badge>
        ),
      },
      {
        id: 'lastUsed',
        header: t('lastUsed'),
        width: '10rem',
        cell: ({ lastUsedAt, lastUsedFrom }) =>
          lastUsedAt ? (
            <>
              {formats.ago(lastUsedAt)}
              {lastUsedFrom && (
                <Text size="xs" c="dimmed">
                  {t('usedFrom', { address: lastUsedFrom })}
                </Text>
              )}
            </>
          ) : (
            t('neverUsed')
          ),
      },
      { id: 'expires', header: t('expiresOn'), width: '8rem', cell: (key) => formats.day(key.expiresAt) },
      {
        id: 'madeBy',
        header: t('madeBy'),
        width: 'minmax(8rem, 1fr)',
        isExtra: true,
        cell: ({ createdBy }) => createdBy.displayName ?? '–',
      },
      {
        id: 'actions',
        header: word('actions'),
        isActions: true,
        width: '3.5rem',
        cell: (key) => key.status === 'live' && <KeyActions apiKey={key} onSecret={onSecret} />,
      },
    ],
    [t, word, formats, onSecret],
  );
}
