import type { ReactNode } from 'react';

/** One column of a table. */
export interface DataColumn<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** A track of a CSS grid; `minmax(0, 1fr)` without it. */
  width?: string;
  /** The column that says which row this is. On a phone it stands alone at the top; it cannot be hidden. */
  isPrimary?: boolean;
  /** Hidden until somebody chooses it. */
  isExtra?: boolean;
  /** Buttons; without a label on a phone, never in the choice of columns. */
  isActions?: boolean;
}

/** Which rows are chosen: some by their ids, or all that the filter finds. */
export interface Selection {
  ids: ReadonlySet<string>;
  isAll: boolean;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), isAll: false };
