import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { useCommand } from '../../api/use-command.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { notifyDone } from '../../ui/notices/notify-done.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { fieldFaults } from '../../ui/field-faults.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { SearchField } from '../../ui/search-field.js';
import { useSearch } from '../../ui/use-search.js';
import { mailOverviewTexts } from './mail-overview.texts.js';

type Suppression = Schemas['SuppressionAnswer'];
const REASONS = ['hard_bounce', 'complaint', 'manual'] as const;

/** Addresses to which nothing is sent, and why; each can be released. */
export function SuppressionList(): ReactNode {
  const t = useTexts(mailOverviewTexts);
  const search = useSearch();
  const [reason, setReason] = useState<Suppression['reason'] | null>(null);
  const [isAdding, setAdding] = useState(false);
  const filter = { q: search.wanted, reason: reason ?? undefined };
  const pages = usePages(['mails', 'suppressions', filter], (cursor, signal) =>
    dataOf(
      api.GET('/v1/mail/suppressions', {
        signal,
        params: { query: { ...filter, cursor, limit: PAGE_SIZE } },
      }),
    ),
  );
  const release = useCommand(
    ['mails'],
    ({ id }: Suppression) => dataOf(api.DELETE('/v1/mail/suppressions/{id}', { params: { path: { id } } })),
    ({ email, mailsSent }) => notifyDone(t('released', { email, count: mailsSent })),
  );
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('suppressionsWhat')}
      </Text>
      <ProblemNotice error={release.error} />
      <DataTable
        label={t('suppressions')}
        columns={useColumns(release.mutate)}
        pages={pages}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('noSuppressions')}>{t('noSuppressionsWhat')}</EmptyState>}
        toolbar={
          <>
            <SearchField label={t('find')} value={search.text} onChange={search.setText} />
            <Select
              aria-label={t('reason')}
              placeholder={t('allReasons')}
              clearable
              value={reason}
              onChange={(value) => setReason(value as Suppression['reason'] | null)}
              data={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
              w={220}
            />
            <Button variant="default" onClick={() => setAdding(true)}>
              {t('add')}…
            </Button>
          </>
        }
      />
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function useColumns(release: (suppression: Suppression) => void): readonly DataColumn<Suppression>[] {
  const t = useTexts(mailOverviewTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'email',
        header: word('email'),
        isPrimary: true,
        width: 'minmax(14rem, 1.4fr)',
        cell: ({ email }) => email,
      },
      { id: 'reason', header: t('reason'), width: '12rem', cell: ({ reason }) => t(`reason.${reason}`) },
      { id: 'since', header: t('since'), width: '9rem', cell: ({ since }) => formats.day(since) },
      { id: 'words', header: t('words'), width: 'minmax(10rem, 2fr)', cell: ({ detail }) => detail ?? '–' },
      {
        id: 'actions',
        header: word('actions'),
        isActions: true,
        width: '8rem',
        cell: (suppression) => (
          <Button size="compact-sm" variant="default" onClick={() => release(suppression)}>
            {t('release')}
          </Button>
        ),
      },
    ],
    [t, word, formats, release],
  );
}

function AddDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useTexts(mailOverviewTexts);
  const word = useTexts(wordTexts);
  const [email, setEmail] = useState('');
  const [detail, setDetail] = useState('');
  const add = useCommand(
    ['mails'],
    () => api.POST('/v1/mail/suppressions', { body: { email, ...(detail && { detail }) } }),
    () => {
      notifyDone(t('add.done'));
      onClose();
    },
  );
  const faults = fieldFaults(add.error);
  return (
    <ConfirmDialog
      title={t('add')}
      action={t('add.do')}
      isRunning={add.isPending}
      error={add.error}
      onConfirm={() => add.mutate()}
      onClose={onClose}
    >
      <Group grow>
        <TextInput
          label={word('email')}
          type="email"
          required
          data-autofocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={faults['email']}
        />
        <TextInput
          label={`${t('add.detail')} (${word('optional')})`}
          value={detail}
          onChange={(event) => setDetail(event.currentTarget.value)}
          error={faults['detail']}
        />
      </Group>
    </ConfirmDialog>
  );
}
