import { type CellReading, shown } from '../import-files/cell-reading.rules.js';
import { readDay } from '../import-files/date-cell.rules.js';
import { readGroups } from '../import-files/groups-cell.rules.js';
import type { ImportColumn } from '../import-files/import-columns.rules.js';
import type { ImportRecord } from '../import-files/import-file.js';
import { readLanguage } from '../import-files/language-cell.rules.js';
import { readRoles } from '../import-files/role-cell.rules.js';
import { readEmail } from '../users/email-address.rules.js';
import { type TextFault, informationFault, nameFault, usernameFault } from '../users/person-texts.rules.js';
import type { RowFault } from './import.rules.js';
import type { RowCells } from './merged-person.rules.js';

/** A row as read out of a file, in our terms. */
export interface ReadRow {
  line: number;
  cells: RowCells;
  raw: readonly string[];
  /** Not to be kept as it is (Z-02). */
  password: string | null;
  faults: RowFault[];
}

/** Most groups and roles in a row, as in the forms. */
const MOST_GROUPS = 100;

/** Reads the cells of a record by the rules of the forms (V14), and tells all that is wrong with them at once. */
export function readRow({ line, cells: given, raw, faults: readFaults }: ImportRecord): ReadRow {
  const faults: RowFault[] = readFaults.map((fault) => ({ line, ...fault }));
  const tell: Tell = (column, found) => {
    if (found) faults.push({ line, column, ...found });
  };
  const cells: RowCells = { groups: [], roles: [] };
  readLogins(given, cells, tell);
  readNames(given, cells, tell);
  readPlaces(given, cells, tell);
  readRest(given, cells, tell);
  const password = given.password ?? null;
  return { line, cells, raw, password, faults };
}

type Cells = ImportRecord['cells'];
type Tell = (column: ImportColumn | null, fault: TextFault) => void;

function readLogins({ email, username }: Cells, cells: RowCells, tell: Tell): void {
  const reading = email === undefined ? undefined : readEmail(email);
  if (reading?.ok) cells.email = reading.email;
  else if (reading) {
    tell('email', {
      code: reading.code,
      message: `${shown(email ?? '')} is no email address. Write it like ada@example.org.`,
    });
  }
  if (username !== undefined) {
    const found = usernameFault(username);
    tell('username', found);
    if (!found) cells.username = username;
  }
  if (email === undefined && username === undefined) {
    const message = 'A row needs an email or a username.';
    tell(null, { code: 'email_or_username_required', message });
  }
}

function readNames({ firstName, lastName }: Cells, cells: RowCells, tell: Tell): void {
  if (firstName !== undefined) {
    tell('firstName', nameFault(firstName, 'First name'));
    cells.firstName = firstName;
  }
  if (lastName !== undefined) {
    tell('lastName', nameFault(lastName, 'Last name'));
    cells.lastName = lastName;
  }
}

function readPlaces({ groups, roles }: Cells, cells: RowCells, tell: Tell): void {
  const named = groups === undefined ? undefined : valueOf('groups', readGroups(groups), tell);
  cells.groups = named?.map((reference) => (reference.kind === 'id' ? reference.id : reference.names)) ?? [];
  if (cells.groups.length > MOST_GROUPS) {
    tell('groups', { code: 'too_many_groups', message: `Name at most ${MOST_GROUPS} groups in a row.` });
    cells.groups = [];
  }
  if (roles !== undefined) cells.roles = valueOf('roles', readRoles(roles), tell) ?? [];
}

function readRest(
  { language, deletionDate, additionalInformation }: Cells,
  cells: RowCells,
  tell: Tell,
): void {
  if (language !== undefined) cells.locale = valueOf('language', readLanguage(language), tell);
  if (deletionDate !== undefined) cells.deletionDate = valueOf('deletionDate', readDay(deletionDate), tell);
  if (additionalInformation === undefined) return;
  tell('additionalInformation', informationFault(additionalInformation));
  cells.additionalInformation = additionalInformation;
}

/** What a cell means; undefined, and all that is wrong told, when it means nothing. */
function valueOf<T>(column: ImportColumn, reading: CellReading<T>, tell: Tell): T | undefined {
  if (reading.ok) return reading.value;
  for (const fault of reading.faults) tell(column, fault);
  return undefined;
}
