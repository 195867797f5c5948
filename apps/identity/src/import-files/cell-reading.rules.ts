/** Why a cell cannot be understood. */
export interface CellFault {
  /** Stable, snake_case. */
  code: string;
  /** What is wrong, with which value, and what to do. */
  message: string;
}

/** What a cell means, or everything that keeps it from meaning something. */
export type CellReading<T> = { ok: true; value: T } | { ok: false; faults: CellFault[] };

/** Faults of one cell that are told; whoever mends these finds the others. */
const MOST_FAULTS = 5;

/** The meaning of a cell unless something is wrong with it. */
export const readingOf = <T>(value: T, faults: readonly CellFault[]): CellReading<T> =>
  faults.length > 0 ? { ok: false, faults: faults.slice(0, MOST_FAULTS) } : understood(value);

export const understood = <T>(value: T): CellReading<T> => ({ ok: true, value });
export const notUnderstood = (code: string, message: string): CellReading<never> => ({
  ok: false,
  faults: [{ code, message }],
});

/** A value as a message shows it, however long it is. */
export const shown = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;

/** A word as it is compared: without case, accents, blanks, hyphens, underscores and apostrophes. */
export function foldedWord(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\s_\-‐-―'’]+/gu, '')
    .toLowerCase();
}
