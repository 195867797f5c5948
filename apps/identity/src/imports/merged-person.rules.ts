import type { AssignableRole, Locale } from '@rollcall/contracts';
import type { RowFault } from './import.rules.js';

/** How a file names a group: by its id, or by the names from the top down to it. */
export type GroupName = string | string[];

/** What the cells of a row say, in our terms; what is left blank is missing. */
export interface RowCells {
  email?: string;
  username?: string;
  firstName?: string;
  lastName?: string;
  locale?: Locale;
  additionalInformation?: string;
  /** YYYY-MM-DD. */
  deletionDate?: string;
  groups: GroupName[];
  roles: AssignableRole[];
}

/** A row without faults of its own. */
export interface ImportedRow {
  line: number;
  cells: RowCells;
  /** Only ever in memory (Z-02). */
  password: string | null;
}

/** Fields of which a person has one. */
export const PROFILE_FIELDS = [
  'email',
  'username',
  'firstName',
  'lastName',
  'locale',
  'additionalInformation',
  'deletionDate',
] as const satisfies readonly (keyof RowCells)[];
/** One of {@link PROFILE_FIELDS}. */
export type ImportedField = (typeof PROFILE_FIELDS)[number];

/** All rows about one person. */
export interface ImportedPerson {
  /** The first line about them. */
  person: number;
  lines: number[];
  profile: Partial<Record<ImportedField, string>>;
  /** By line: every role in every group of the line (R3). */
  choices: { line: number; groups: GroupName[]; roles: AssignableRole[] }[];
  password: string | null;
  /** By field: all lines that say what is in `profile`, or give the password. */
  saidAt: Map<ImportedField | 'password', number[]>;
}

/**
 * Puts the rows of one person together (C4, E21): memberships add up; of everything else there is one, and a row that
 * says something else than an earlier one is at fault.
 */
export function mergeRows(
  person: number,
  rows: readonly ImportedRow[],
): { merged: ImportedPerson; faults: RowFault[] } {
  const merged: ImportedPerson = {
    person,
    lines: [],
    profile: {},
    choices: [],
    password: null,
    saidAt: new Map(),
  };
  const faults: RowFault[] = [];
  const settle = (field: ImportedField | 'password', line: number, isOther: boolean): void => {
    const said = merged.saidAt.get(field);
    if (said === undefined) merged.saidAt.set(field, [line]);
    else if (isOther) faults.push(conflict(field, line, said[0] ?? person));
    else said.push(line);
  };
  for (const { line, cells, password } of rows) {
    merged.lines.push(line);
    if (cells.groups.length > 0 || cells.roles.length > 0) {
      merged.choices.push({ line, groups: cells.groups, roles: cells.roles });
    }
    for (const field of PROFILE_FIELDS) {
      const value = cells[field];
      if (value === undefined) continue;
      const known = merged.profile[field];
      settle(field, line, known !== undefined && known !== value);
      merged.profile[field] = known ?? value;
    }
    if (password === null) continue;
    settle('password', line, merged.password !== null && merged.password !== password);
    merged.password ??= password;
  }
  return { merged, faults };
}

const conflict = (field: string, line: number, otherLine: number): RowFault => ({
  line,
  column: field,
  code: 'conflicting_rows',
  message: `Line ${otherLine} is about the same person and says something else here; let both say the same, or leave one blank.`,
});
