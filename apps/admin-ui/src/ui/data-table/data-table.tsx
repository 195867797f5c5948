import { Checkbox, Group, Skeleton, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ColumnVisibilityState, createColumnHelper, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Pages } from '../../api/use-pages.js';
import { useTexts } from '../../texts/define-texts.js';
import { ProblemNotice } from '../problem-notice.js';
import { ColumnChoice } from './column-choice.js';
import type { DataColumn, Selection } from './columns.js';
import { features } from './features.js';
import { DataRow } from './data-row.js';
import classes from './data-table.module.css';
import { dataTableTexts } from './data-table.texts.js';

const ROW_HEIGHT = 52;
const NARROW_ROW_HEIGHT = 132;
/** The next page is asked for when so few rows are left below the view that a quick scroll would reach the end. */
const ROWS_AHEAD = 60;

interface DataTableProps<Row extends object> {
  /** What the table holds, for those who hear it. */
  label: string;
  columns: readonly DataColumn<Row>[];
  pages: Pages<Row>;
  rowId: (row: Row) => string;
  /** What stands where there are no rows. */
  empty: ReactNode;
  /** With it, rows can be chosen. */
  selection?: { value: Selection; onChange: (value: Selection) => void; nameOf: (row: Row) => string };
  /** Filters and the like, at the left of the choice of columns. */
  toolbar?: ReactNode;
  /** Stands between the filters and the rows. */
  below?: ReactNode;
}

/** A table over pages of the API: only the rows in view are in the document, however many there are. */
export function DataTable<Row extends object>(props: DataTableProps<Row>): ReactNode {
  const { label, columns, pages, rowId, empty, selection, toolbar, below } = props;
  const t = useTexts(dataTableTexts);
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [columnVisibility, setVisibility] = useState<ColumnVisibilityState>(() =>
    Object.fromEntries(columns.map(({ id, isExtra }) => [id, !isExtra])),
  );
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map(({ id, header, cell, isPrimary, isActions }) =>
      helper.display({
        id,
        header,
        enableHiding: !isPrimary && !isActions,
        cell: ({ row }) => cell(row.original),
      }),
    );
  }, [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: pages.rows as Row[],
    getRowId: rowId,
    state: { columnVisibility },
    onColumnVisibilityChange: setVisibility,
  });
  const scroller = useRef<HTMLDivElement>(null);
  const { rows } = table.getRowModel();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasMore, isLoadingMore, loadMore, error } = pages;
  useEffect(() => {
    if (hasMore && !isLoadingMore && !error && last >= rows.length - ROWS_AHEAD) loadMore();
  }, [hasMore, isLoadingMore, loadMore, error, last, rows.length]);

  const shown = columns.filter(({ id }) => columnVisibility[id] !== false);
  const tracks = [
    ...(selection ? ['2.75rem'] : []),
    ...shown.map(({ width }) => width ?? 'minmax(0, 1fr)'),
  ].join(' ');
  const shownIds = rows.map(({ id }) => id);
  const allShown =
    selection !== undefined &&
    shownIds.length > 0 &&
    (selection.value.isAll || shownIds.every((id) => selection.value.ids.has(id)));

  return (
    <div>
      <Group justify="space-between" align="flex-end" mb="xs" gap="xs">
        <Group gap="xs" align="flex-end" className={classes.toolbar}>
          {toolbar}
        </Group>
        {!isNarrow && <ColumnChoice table={table} />}
      </Group>
      {below}
      {pages.error !== null && pages.error !== undefined && (
        <ProblemNotice error={pages.error} onRetry={pages.retry} />
      )}
      {!pages.isLoading && rows.length === 0 && !pages.error ? (
        empty
      ) : (
        <div
          ref={scroller}
          className={classes.scroller}
          role="table"
          aria-label={label}
          aria-rowcount={pages.total ?? (hasMore ? -1 : rows.length + 1)}
          aria-busy={pages.isLoading || pages.isStale}
          data-stale={pages.isStale || undefined}
          tabIndex={0}
        >
          <div role="rowgroup" className={classes.head}>
            <div role="row" className={classes.row} style={{ gridTemplateColumns: tracks }} aria-rowindex={1}>
              {selection && (
                <div role="columnheader" className={classes.cell}>
                  <Checkbox
                    size="sm"
                    aria-label={t('selectShown')}
                    checked={allShown}
                    indeterminate={!allShown && selection.value.ids.size > 0}
                    onChange={() =>
                      selection.onChange({ ids: new Set(allShown ? [] : shownIds), isAll: false })
                    }
                  />
                </div>
              )}
              {shown.map(({ id, header, isActions }) => (
                <div key={id} role="columnheader" className={classes.cell}>
                  {isActions ? <span className="visually-hidden">{header}</span> : header}
                </div>
              ))}
            </div>
          </div>
          {pages.isLoading ? (
            <LoadingRows />
          ) : (
            <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
              {items.map((item) => {
                const row = rows[item.index];
                return (
                  row && (
                    <DataRow
                      key={row.id}
                      row={row.original}
                      columns={shown}
                      index={item.index}
                      style={{ gridTemplateColumns: tracks, transform: `translateY(${item.start}px)` }}
                      measure={virtualizer.measureElement}
                      choice={
                        selection && {
                          isChosen: selection.value.isAll || selection.value.ids.has(row.id),
                          label: t('selectRow', { name: selection.nameOf(row.original) }),
                          toggle: () => selection.onChange(toggled(selection.value, row.id, shownIds)),
                        }
                      }
                    />
                  )
                );
              })}
            </div>
          )}
        </div>
      )}
      {rows.length > 0 && (
        <Text size="xs" c="dimmed" mt={6} role="status">
          {footing(t, rows.length, pages)}
        </Text>
      )}
    </div>
  );
}

function toggled({ ids, isAll }: Selection, id: string, shownIds: readonly string[]): Selection {
  const next = new Set(isAll ? shownIds : ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, isAll: false };
}

function footing(
  t: ReturnType<typeof useTexts<keyof (typeof dataTableTexts)['en']>>,
  count: number,
  { hasMore, isLoadingMore, total }: Pages<unknown>,
): string {
  if (isLoadingMore) return t('loadingMore');
  if (!hasMore) return t('end', { count });
  return total === undefined ? t('shown', { count }) : t('ofTotal', { count, total });
}

function LoadingRows(): ReactNode {
  return (
    <div aria-hidden>
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} height={20} my={16} mx="sm" width="auto" radius="sm" />
      ))}
    </div>
  );
}
