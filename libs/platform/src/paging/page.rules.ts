/** A page of a list, in a stable order. */
export interface Page<T> {
  items: T[];
  /** Opaque; pass it as `cursor` for the next page. Null on the last one. */
  nextCursor: string | null;
}

/** Comes before every identifier. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Comes after every identifier. */
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Makes a page of rows ordered by id, of which one more than the limit was fetched. */
export const pageOf = <T extends { id: string }>(rows: readonly T[], limit: number): Page<T> =>
  pageBy(rows, limit, ({ id }) => id);

/** Like {@link pageOf}, for rows whose id has another name. */
export function pageBy<T>(rows: readonly T[], limit: number, idOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(idOf(last)) : null };
}

/** An opaque cursor that goes on after this id. */
export const encodeCursor = (id: string): string =>
  Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

/** The id in a cursor, or null when it is none of ours. */
export function decodeCursor(cursor: string): string | null {
  const hex = Buffer.from(cursor, 'base64url').toString('hex');
  if (hex.length !== 32 || encodeCursor(hex) !== cursor) return null;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
