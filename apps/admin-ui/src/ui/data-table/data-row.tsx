import { Checkbox } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import type { DataColumn } from './columns.js';
import classes from './data-table.module.css';

interface DataRowProps<Row> {
  row: Row;
  columns: readonly DataColumn<Row>[];
  /** Its place in the list, from 0. */
  index: number;
  style: CSSProperties;
  measure: (element: HTMLElement | null) => void;
  choice: { isChosen: boolean; label: string; toggle: () => void } | undefined;
}

/** One row. On a phone its cells stand below each other, each under its name. */
export function DataRow<Row>({ row, columns, index, style, measure, choice }: DataRowProps<Row>): ReactNode {
  return (
    <div
      role="row"
      // The row of headings is the first.
      aria-rowindex={index + 2}
      aria-selected={choice?.isChosen}
      data-index={index}
      ref={measure}
      className={classes.row}
      style={style}
    >
      {choice && (
        <div role="cell" className={classes.cell} data-choice>
          <Checkbox size="sm" aria-label={choice.label} checked={choice.isChosen} onChange={choice.toggle} />
        </div>
      )}
      {columns.map(({ id, header, cell, isPrimary, isActions }) => (
        <div
          key={id}
          role="cell"
          className={classes.cell}
          data-primary={isPrimary || undefined}
          data-actions={isActions || undefined}
        >
          {!isPrimary && !isActions && (
            <span className={classes.label} aria-hidden>
              {header}
            </span>
          )}
          {cell(row)}
        </div>
      ))}
    </div>
  );
}
