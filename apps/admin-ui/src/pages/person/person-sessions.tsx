import { Anchor, Button } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { api, dataOf } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import type { LearningSession } from '../../learning-sessions/use-session-rights.js';
import type { Person } from '../../people/person.query.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { personTexts } from './person.texts.js';

/** The sessions in which somebody is enrolled, as far as the caller may know. */
export function PersonSessions({ person, isOwn }: { person: Person; isOwn: boolean }): ReactNode {
  const t = useTexts(personTexts);
  const columns = useColumns();
  const pages = usePages(['sessions', 'of-person', person.id], (cursor, signal) =>
    dataOf(
      api.GET('/v1/sessions', {
        signal,
        params: { query: { learnerId: person.id, cursor, limit: PAGE_SIZE } },
      }),
    ),
  );
  return (
    <DataTable
      label={t('tab.sessions')}
      columns={columns}
      pages={pages}
      rowId={({ id }) => id}
      empty={
        <EmptyState
          title={t('sessions.none')}
          action={
            <Button component={Link} to="/sessions" variant="default">
              {t('sessions.all')}
            </Button>
          }
        >
          {t(isOwn ? 'sessions.noneYours' : 'sessions.noneWhat')}
        </EmptyState>
      }
    />
  );
}

function useColumns(): readonly DataColumn<LearningSession>[] {
  const t = useTexts(personTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'session',
        header: t('sessions.session'),
        isPrimary: true,
        width: 'minmax(12rem, 1.6fr)',
        cell: ({ id, name }) => (
          <Anchor component={Link} to={`/sessions/${id}`} size="sm" fw={550}>
            {name}
          </Anchor>
        ),
      },
      { id: 'path', header: t('sessions.path'), cell: ({ pathName }) => pathName },
      {
        id: 'starts',
        header: t('sessions.starts'),
        width: '11rem',
        cell: ({ startsAt }) => formats.time(startsAt),
      },
      {
        id: 'ends',
        header: t('sessions.ends'),
        width: '11rem',
        cell: ({ endsAt }) => (endsAt ? formats.time(endsAt) : t('sessions.open')),
      },
    ],
    [t, formats],
  );
}
