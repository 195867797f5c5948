import { Anchor, Badge, Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { api, dataOf } from '../../api/api-client.js';
import { PAGE_SIZE, usePages } from '../../api/use-pages.js';
import { useTexts } from '../../texts/define-texts.js';
import { useFormats } from '../../texts/use-formats.js';
import { wordTexts } from '../../texts/words.texts.js';
import type { DataColumn } from '../../ui/data-table/columns.js';
import { DataTable } from '../../ui/data-table/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { ImportStatus } from './import-status.js';
import { OutcomeCounts } from './outcome-counts.js';
import type { Import } from './imports.query.js';
import { importsTexts } from './imports.texts.js';

/** All imports, newest first. */
export function ImportsPage(): ReactNode {
  const t = useTexts(importsTexts);
  const word = useTexts(wordTexts);
  const formats = useFormats();
  const pages = usePages(['imports', 'list'], (cursor, signal) =>
    dataOf(api.GET('/v1/imports', { signal, params: { query: { cursor, limit: PAGE_SIZE } } })),
  );
  const columns = useMemo<readonly DataColumn<Import>[]>(
    () => [
      {
        id: 'file',
        header: t('file'),
        isPrimary: true,
        width: 'minmax(12rem, 1.4fr)',
        cell: ({ id, fileName, kind }) => (
          <>
            <Anchor component={Link} to={`/imports/${id}`} size="sm" fw={550}>
              {fileName}
            </Anchor>{' '}
            {kind === 'undo' && <Badge variant="default">{t('kindUndo')}</Badge>}
          </>
        ),
      },
      {
        id: 'status',
        header: word('status'),
        width: '9rem',
        cell: (one) => <ImportStatus status={one.status} />,
      },
      {
        id: 'started',
        header: t('started'),
        width: '11rem',
        cell: ({ createdAt }) => formats.time(createdAt),
      },
      {
        id: 'outcome',
        header: t('outcome'),
        width: 'minmax(14rem, 2fr)',
        cell: ({ counts }) => <OutcomeCounts counts={counts} />,
      },
    ],
    [t, word, formats],
  );
  const add = (
    <Button component={Link} to="/imports/new" leftSection={<IconFileImport size={16} aria-hidden />}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={add} />
      <DataTable
        label={t('list')}
        columns={columns}
        pages={pages}
        rowId={({ id }) => id}
        empty={
          <EmptyState title={t('none')} action={add}>
            {t('noneWhat')}
          </EmptyState>
        }
      />
    </>
  );
}
