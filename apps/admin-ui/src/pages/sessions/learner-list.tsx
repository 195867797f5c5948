import { Button, Select } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { PersonName } from '../../people/person-name.js';
import { StatusBadge } from '../../people/status-badge.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { SearchField } from '../../ui/search-field.js';
import { useSearch } from '../../ui/use-search.js';
import type { SessionDetails } from './session.query.js';
import { sessionTexts } from './session.texts.js';

type Learner = Schemas['LearnerResource'];
type Status = Learner['status'];

const STATUSES = ['published', 'archived'] as const satisfies Status[];

/** Who is enrolled in a session, and who was (PS8). */
export function LearnerList({ session }: { session: SessionDetails }): ReactNode {
  const t = useTexts(sessionTexts);
  const search = useSearch();
  const [status, setStatus] = useState<Status | null>('published');
  const columns = useColumns();
  const filter = { status: status ?? undefined, q: search.wanted };
  const pages = usePages(['sessions', session.id, 'learners', filter], (cursor, signal) =>
    dataOf(
      api.GET('/v1/sessions/{id}/learners', {
        signal,
        params: { path: { id: session.id }, query: { ...filter, cursor, limit: PAGE_SIZE } },
      }),
    ),
  );
  const isFiltered = search.wanted !== undefined || status === 'archived';
  return (
    <DataTable
      label={t('tab.learners')}
      columns={columns}
      pages={pages}
      rowId={({ userId }) => userId}
      empty={
        isFiltered ? (
          <EmptyState title={t('learners.noMatch')}>{t('learners.noMatchWhat')}</EmptyState>
        ) : (
          <EmptyState
            title={t('learners.none')}
            action={
              <Button component={Link} to={`/sessions/${session.id}/audience`}>
                {t('learners.toAudience')}
              </Button>
            }
          >
            {t('learners.noneWhat')}
          </EmptyState>
        )
      }
      toolbar={
        <>
          <SearchField label={t('learners.find')} value={search.text} onChange={search.setText} />
          <Select
            aria-label={t('learners.status')}
            placeholder={t('learners.all')}
            clearable
            value={status}
            onChange={(value) => setStatus(value as Status | null)}
            data={STATUSES.map((value) => ({ value, label: t(`learners.${value}`) }))}
            w={200}
          />
        </>
      }
    />
  );
}

function useColumns(): readonly DataColumn<Learner>[] {
  const t = useTexts(sessionTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'name',
        header: word('name'),
        isPrimary: true,
        width: 'minmax(14rem, 2fr)',
        cell: ({ userId, ...person }) => <PersonName person={{ ...person, id: userId }} />,
      },
      {
        id: 'account',
        header: t('learners.account'),
        width: '8rem',
        cell: ({ userStatus }) => <StatusBadge status={userStatus} />,
      },
      {
        id: 'enrolment',
        header: t('learners.status'),
        width: '9rem',
        cell: ({ status }) => t(`learners.${status}`),
      },
      {
        id: 'since',
        header: t('learners.since'),
        width: '9rem',
        cell: ({ createdAt }) => formats.day(createdAt),
      },
    ],
    [t, word, formats],
  );
}
