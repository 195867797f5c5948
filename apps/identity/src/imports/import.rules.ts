/** `applied`, `cancelled` and `failed` are ends. */
export const IMPORT_STATUSES = [
  'reading',
  'planned',
  'applying',
  'applied',
  'paused',
  'cancelled',
  'failed',
] as const;
/** One of {@link IMPORT_STATUSES}. */
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** A file of people, or the taking back of an import. */
export const IMPORT_KINDS = ['file', 'undo'] as const;
/** One of {@link IMPORT_KINDS}. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What becomes of new people: active at once (T1), or invited (T2). */
export const IMPORT_MODES = ['setUp', 'invite'] as const;
/** One of {@link IMPORT_MODES}. */
export type ImportMode = (typeof IMPORT_MODES)[number];

/** What a row comes to; `delete` and `conflict` only when an import is taken back. */
export const ROW_OUTCOMES = [
  'create',
  'update',
  'restore',
  'unchanged',
  'invalid',
  'delete',
  'conflict',
] as const;
/** One of {@link ROW_OUTCOMES}. */
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** Outcomes of which something is written. */
export const WRITING_OUTCOMES = [
  'create',
  'update',
  'restore',
  'delete',
] as const satisfies readonly RowOutcome[];

/** What is wrong with a row. */
export interface RowFault {
  /** As the spreadsheet shows it. */
  line: number;
  /** The column, or null when it is about the row as a whole. */
  column: string | null;
  code: string;
  message: string;
  /** What was probably meant instead. */
  suggestion?: string | null;
}

/** What may be a slip, and what was meant; nothing is refused for it. */
export interface RowHint extends RowFault {
  suggestion: string | null;
}

/** A field that changes. */
export interface FieldChange {
  field: string;
  from: string | null;
  to: string | null;
}

/** What an undo leaves alone, because it is not what the import made it any more. */
export interface UndoConflict {
  /** A field, `groups`, `sessions` or `password`; null when it is about the person as a whole. */
  field: string | null;
  code: string;
  message: string;
  /** What the import gave. */
  given: string | null;
  /** What it is now. */
  now: string | null;
}

/** What takes people and memberships away. */
export interface RemovalEffects {
  /** Accounts that go. */
  removedPeople: number;
  /** Memberships that go, propagated ones included. */
  removedMemberships: number;
}

/** People by outcome; of `invalid` the rows are counted. */
export type ImportCounts = Partial<Record<RowOutcome | 'moved', number>>;

/** What applying leads to. */
export interface ImportEffects extends RemovalEffects {
  /** Accounts that come, or come back. */
  people: number;
  /** Memberships that come, propagated ones included (G9). */
  memberships: number;
  /** Roles other than learner that are given. */
  roleGrants: number;
  /** Of those, roles of administrators and user administrators. */
  adminGrants: number;
  /** Invitations or credentials, and one mail for each session. */
  mails: number;
  /** Seats that open (Z-09). */
  seats: number;
  sessionEnrolments: number;
}

/** No effect at all. */
export const NO_EFFECTS: ImportEffects = {
  people: 0,
  memberships: 0,
  roleGrants: 0,
  adminGrants: 0,
  mails: 0,
  seats: 0,
  sessionEnrolments: 0,
  removedPeople: 0,
  removedMemberships: 0,
};

/** Adds effects up. */
export function addEffects(sum: Partial<ImportEffects>, more: ImportEffects): ImportEffects {
  const keys = Object.keys(NO_EFFECTS) as (keyof ImportEffects)[];
  return Object.fromEntries(
    keys.map((key) => [key, (sum[key] ?? 0) + more[key]]),
  ) as unknown as ImportEffects;
}

/** Adds counts up. */
export function addCounts(sum: ImportCounts, more: ImportCounts): ImportCounts {
  const total = { ...sum };
  for (const [outcome, count] of Object.entries(more) as [RowOutcome, number][]) {
    total[outcome] = (total[outcome] ?? 0) + count;
  }
  return total;
}

/** What was planned for somebody, as far as it is counted. */
interface CountedPerson {
  outcome: RowOutcome;
  lines: readonly number[];
  faults: readonly RowFault[];
}

/** Counts people by outcome, and rows that are at fault. */
export function countPlanned(planned: readonly CountedPerson[], moved: number): ImportCounts {
  const counts: ImportCounts = moved > 0 ? { moved } : {};
  for (const { outcome, lines, faults } of planned) {
    const isInvalid = outcome === 'invalid';
    if (!isInvalid) counts[outcome] = (counts[outcome] ?? 0) + 1;
    const faulty = isInvalid ? lines.length : new Set(faults.map(({ line }) => line)).size;
    if (faulty > 0) counts.invalid = (counts.invalid ?? 0) + faulty;
  }
  return counts;
}

/**
 * Seconds until the rest is done, if it goes on as it went so far; null as long as that cannot be told.
 * @param done since `elapsedSeconds` ago
 */
export function secondsLeft(done: number, total: number, elapsedSeconds: number): number | null {
  if (done <= 0 || elapsedSeconds <= 0) return null;
  return Math.ceil(((total - done) * elapsedSeconds) / done);
}
