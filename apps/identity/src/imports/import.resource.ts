import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { BRAKED_EFFECTS, type BrakedEffect } from './brakes.rules.js';
import {
  type FieldChange,
  IMPORT_KINDS,
  IMPORT_MODES,
  IMPORT_STATUSES,
  type ImportCounts,
  type ImportEffects,
  type ImportKind,
  type ImportMode,
  type ImportStatus,
  ROW_OUTCOMES,
  type RowOutcome,
  type UndoConflict,
} from './import.rules.js';

const ID = { format: 'uuid' } as const;
const NUMBER = { type: 'integer' } as const;
const TEXT_OR_NULL = { type: String, nullable: true } as const;
const TIME_OR_NULL = { type: Date, format: 'date-time', nullable: true } as const;

/** Answer of `POST /v1/imports`. */
export class ImportAccepted {
  @ApiProperty(ID) id: string;
  @ApiProperty({ enum: IMPORT_STATUSES }) status: ImportStatus;
}

/** How far an import is. */
export class ImportProgress {
  @ApiProperty({ ...NUMBER, description: 'Rows read, planned or applied, as the status says.' }) done: number;
  @ApiProperty({ ...NUMBER, nullable: true, description: 'How many there are; null until the file is read.' })
  total: number | null;
  @ApiProperty({
    ...NUMBER,
    nullable: true,
    description:
      'While it is applied: what is left if it goes on as it went so far; null until that is known.',
  })
  secondsLeft: number | null;
}

/** What applying leads to. */
export class ImportEffectsResource implements ImportEffects {
  @ApiProperty({ ...NUMBER, description: 'Accounts that come, or come back.' }) people: number;
  @ApiProperty({ ...NUMBER, description: 'Memberships that come, propagated ones included (G9).' })
  memberships: number;
  @ApiProperty({ ...NUMBER, description: 'Roles other than learner that are given.' }) roleGrants: number;
  @ApiProperty({ ...NUMBER, description: 'Of those, roles of administrators and user administrators.' })
  adminGrants: number;
  @ApiProperty({ ...NUMBER, description: 'Invitations or credentials, and one mail for each session.' })
  mails: number;
  @ApiProperty({ ...NUMBER, description: 'Seats that open (Z-09).' }) seats: number;
  @ApiProperty(NUMBER) sessionEnrolments: number;
  @ApiProperty({ ...NUMBER, description: 'Accounts that go; only an undo takes any away.' })
  removedPeople: number;
  @ApiProperty({ ...NUMBER, description: 'Memberships that go, propagated ones included.' })
  removedMemberships: number;
}

const COUNTS = {
  type: 'object',
  additionalProperties: NUMBER,
  description:
    'People by what they come to: create, update, restore, unchanged; of invalid the rows. `moved`: how many come to ' +
    'something else than an earlier plan said. Of an undo: delete, update, unchanged, invalid, and of conflict everybody of ' +
    'whom something is left alone.',
  example: { create: 118, update: 4, unchanged: 30, invalid: 2 },
} as const;

/** An import of people. */
export class ImportResource {
  @ApiProperty(ID) id: string;
  @ApiProperty({ enum: IMPORT_STATUSES }) status: ImportStatus;
  @ApiProperty({ enum: IMPORT_KINDS, description: 'A file, or the taking back of another import.' })
  kind: ImportKind;
  @ApiProperty({
    ...ID,
    type: String,
    nullable: true,
    description: 'Of an undo: the import that it takes back.',
  })
  undoes: string | null;
  @ApiProperty({
    ...ID,
    type: String,
    nullable: true,
    description: 'The undo that takes this one back, if there is one.',
  })
  undoneBy: string | null;
  @ApiProperty({ enum: IMPORT_MODES }) mode: ImportMode;
  @ApiProperty() sendCredentials: boolean;
  @ApiProperty({ ...ID, type: String, nullable: true }) defaultGroupId: string | null;
  @ApiProperty({ ...ID, description: 'Who uploaded it; it is planned and applied with their rights.' })
  startedBy: string;
  @ApiProperty({ maxLength: 200 }) fileName: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description:
      'What was found out about the file: encoding, delimiter, and each column with what it was taken for.',
  })
  facts: object | null;
  @ApiProperty() progress: ImportProgress;
  @ApiProperty(COUNTS) counts: ImportCounts;
  @ApiProperty() effects: ImportEffectsResource;
  @ApiProperty({
    description:
      'Whether it goes beyond a limit of the platform, so that it waits for a second administrator.',
  })
  awaitingApproval: boolean;
  @ApiProperty({
    enum: BRAKED_EFFECTS,
    isArray: true,
    description: 'The effects that go beyond their limits and were not approved.',
  })
  beyondLimits: BrakedEffect[];
  @ApiProperty({ ...ID, type: String, nullable: true, description: 'Who approved of it.' })
  approvedBy: string | null;
  @ApiProperty({ ...COUNTS, description: 'What was applied so far, counted like the plan.' })
  applied: ImportCounts;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'Code of what failed or paused it.' })
  stoppedBecause: string | null;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'The same in words.' }) stoppedDetail: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
  @ApiProperty(TIME_OR_NULL) plannedAt: Date | null;
  @ApiProperty(TIME_OR_NULL) finishedAt: Date | null;
}

/** A page of imports, newest first. */
export class ImportPage {
  @ApiProperty({ type: [ImportResource] }) items: ImportResource[];
  @ApiProperty(TEXT_OR_NULL) nextCursor: string | null;
}

/** What is wrong with a row. */
export class ImportRowFault {
  @ApiProperty({ ...TEXT_OR_NULL, description: 'The column; null when it is about the row as a whole.' })
  column: string | null;
  @ApiProperty() code: string;
  @ApiProperty() message: string;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'What was probably meant, if that can be told.' })
  suggestion: string | null;
}

/** What may be a slip. */
export class ImportRowHint extends ImportRowFault {}

/** What an undo leaves alone, because somebody changed it since. */
export class ImportRowConflict implements UndoConflict {
  @ApiProperty({
    ...TEXT_OR_NULL,
    description: 'A field, `groups`, `sessions` or `password`; null when it is about the person as a whole.',
  })
  field: string | null;
  @ApiProperty() code: string;
  @ApiProperty() message: string;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'What the import gave.' }) given: string | null;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'What it is now.' }) now: string | null;
}

/** A field that changes. */
export class ImportRowChange implements FieldChange {
  @ApiProperty() field: string;
  @ApiProperty(TEXT_OR_NULL) from: string | null;
  @ApiProperty(TEXT_OR_NULL) to: string | null;
}

/** A role that somebody gets in a group. */
export class ImportRowMembership {
  @ApiProperty(ID) groupId: string;
  @ApiProperty({ enum: ASSIGNABLE_ROLES }) role: AssignableRole;
}

/** Whom a row is about. */
export class ImportRowPerson {
  @ApiProperty({
    ...ID,
    type: String,
    nullable: true,
    description: 'Null for somebody who is not there yet.',
  })
  userId: string | null;
  @ApiProperty(TEXT_OR_NULL) email: string | null;
  @ApiProperty(TEXT_OR_NULL) username: string | null;
}

/** A row of a file. */
export class ImportRowResource {
  @ApiProperty({ ...NUMBER, description: 'As a spreadsheet shows it; the header is line 1.' }) line: number;
  @ApiProperty({ enum: ROW_OUTCOMES, nullable: true, description: 'Null until it is planned.' })
  outcome: RowOutcome | null;
  @ApiProperty({ description: 'Whether it was applied.' }) isApplied: boolean;
  @ApiProperty({
    enum: ROW_OUTCOMES,
    nullable: true,
    description: 'What an earlier plan said, if something else came of it.',
  })
  movedFrom: RowOutcome | null;
  @ApiProperty() person: ImportRowPerson;
  @ApiProperty({
    type: [ImportRowChange],
    description: 'Field by field; all rows of one person say the same.',
  })
  changes: ImportRowChange[];
  @ApiProperty({
    type: [ImportRowMembership],
    description:
      'Memberships that come; of new people those that were chosen, from which the others follow (G9). Of an undo: those that go.',
  })
  memberships: ImportRowMembership[];
  @ApiProperty({ type: [ImportRowFault], description: 'Everything that is wrong with the row, at once.' })
  errors: ImportRowFault[];
  @ApiProperty({ type: [ImportRowHint], description: 'What may be a slip; nothing is refused for it.' })
  hints: ImportRowHint[];
  @ApiProperty({
    type: [ImportRowConflict],
    description: 'Of an undo: what is left alone, because it was changed since.',
  })
  conflicts: ImportRowConflict[];
}

/** A page of rows, by line. */
export class ImportRowPage {
  @ApiProperty({ type: [ImportRowResource] }) items: ImportRowResource[];
  @ApiProperty(TEXT_OR_NULL) nextCursor: string | null;
}
