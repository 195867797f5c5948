import { Anchor, Code, Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { api, dataOf, type Schemas } from '../api/api-client.js';
import { PAGE_SIZE, usePages } from '../api/use-pages.js';
import { useGroupTree } from '../groups/groups.query.js';
import { sayWord, useTexts } from '../texts/define-texts.js';
import { useFormats } from '../texts/use-formats.js';
import type { DataColumn } from '../ui/data-table/columns.js';
import { DataTable } from '../ui/data-table/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { auditActionTexts, auditTexts } from './audit.texts.js';

type Entry = Schemas['AuditEventResource'];

/** Which entries: all without any. */
export interface AuditFilter {
  actor?: string;
  subject?: string;
  action?: string;
  from?: string;
  to?: string;
  q?: string;
}

interface AuditTableProps {
  filter: AuditFilter;
  toolbar?: ReactNode;
}

/** Who did what to whom, newest first. */
export function AuditTable({ filter, toolbar }: AuditTableProps): ReactNode {
  const t = useTexts(auditTexts);
  const pages = usePages(['audit', filter], (cursor, signal) =>
    dataOf(
      api.GET('/v1/audit-events', { signal, params: { query: { ...filter, cursor, limit: PAGE_SIZE } } }),
    ),
  );
  return (
    <DataTable
      label={t('list')}
      columns={useColumns()}
      pages={pages}
      rowId={({ id }) => id}
      empty={<EmptyState title={t('none')}>{t('noneWhat')}</EmptyState>}
      toolbar={toolbar}
    />
  );
}

function useColumns(): readonly DataColumn<Entry>[] {
  const t = useTexts(auditTexts);
  const action = useTexts(auditActionTexts);
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'what',
        header: t('what'),
        isPrimary: true,
        width: 'minmax(11rem, 1.2fr)',
        cell: (entry) => (
          <Text size="sm" fw={550}>
            {sayWord(action, auditActionTexts, entry.action, entry.action)}
          </Text>
        ),
      },
      {
        id: 'who',
        header: t('who'),
        width: 'minmax(10rem, 1fr)',
        cell: ({ actor }) =>
          actor.userId && actor.displayName ? (
            <Anchor component={Link} to={`/people/${actor.userId}`} size="sm">
              {actor.displayName}
            </Anchor>
          ) : (
            (actor.displayName ?? t(`kind.${actor.kind}`))
          ),
      },
      {
        id: 'whom',
        header: t('whom'),
        width: 'minmax(10rem, 1fr)',
        cell: ({ subjects }) => <Subjects subjects={subjects} />,
      },
      {
        id: 'when',
        header: t('when'),
        width: '11rem',
        cell: ({ at }) => formats.time(at),
      },
      {
        id: 'details',
        header: t('details'),
        width: 'minmax(12rem, 1.4fr)',
        cell: ({ details }) => <Details details={details} />,
      },
      {
        id: 'from',
        header: t('from'),
        isExtra: true,
        cell: ({ clientIp, userAgent, requestId }) => (
          <Text size="xs">
            {[clientIp, userAgent, requestId && t('request', { requestId })].filter(Boolean).join(' · ')}
          </Text>
        ),
      },
    ],
    [t, action, formats],
  );
}

function Subjects({ subjects }: { subjects: Entry['subjects'] }): ReactNode {
  const t = useTexts(auditTexts);
  const tree = useGroupTree();
  const [first] = subjects;
  if (!first) return '–';
  const name = first.type === 'group' ? (tree.byId.get(first.id)?.name ?? t('subject.group')) : undefined;
  const text = name ?? (first.type === 'user' ? t('subject.user') : first.type.replaceAll('-', ' '));
  const shown = subjects.length > 1 ? t('more', { first: text, count: subjects.length - 1 }) : text;
  const to =
    first.type === 'user'
      ? `/people/${first.id}`
      : first.type === 'group'
        ? `/groups/${first.id}`
        : undefined;
  return to ? (
    <Anchor component={Link} to={to} size="sm">
      {shown}
    </Anchor>
  ) : (
    shown
  );
}

/** What was given, by name; values stand there only where they are no personal data. */
function Details({ details }: { details: Entry['details'] }): ReactNode {
  const entries = Object.entries(details as Record<string, unknown>).filter(([, value]) => value !== null);
  return entries.map(([name, value]) => (
    <Text key={name} size="xs" component="div">
      {name}:{' '}
      <Code>
        {Array.isArray(value)
          ? value.join(', ')
          : typeof value === 'object'
            ? JSON.stringify(value)
            : String(value)}
      </Code>
    </Text>
  ));
}
