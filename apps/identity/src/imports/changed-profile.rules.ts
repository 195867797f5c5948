import { decide } from '../policy/policy.rules.js';
import type { EditedField } from '../policy/person-policy.rules.js';
import type { PersonSubject } from '../policy/rights.rules.js';
import { refusalAt } from './chosen-places.rules.js';
import type { FieldChange, RowFault } from './import.rules.js';
import type { ImportedField, ImportedPerson } from './merged-person.rules.js';
import type { KnownPerson, PlanTerms } from './planned-person.rules.js';

/** A profile as it is written. */
export type Profile = Partial<Record<ImportedField, string>>;

/** Fields as the policy calls them. */
export const EDITED_FIELD: Record<Exclude<ImportedField, 'deletionDate'>, EditedField> = {
  email: 'email',
  username: 'username',
  firstName: 'names',
  lastName: 'names',
  locale: 'locale',
  additionalInformation: 'additionalInformation',
};

/** The fields that a file changes; what it leaves blank stays (C6). */
export function changedFields(
  known: KnownPerson | undefined,
  profile: Profile,
): { written: Profile; changes: FieldChange[] } {
  const before = known ? profileOf(known) : {};
  const changes = (Object.entries(profile) as [ImportedField, string][])
    .filter(([field, to]) => (before[field] ?? null) !== to)
    .map(([field, to]) => ({ field, from: before[field] ?? null, to }));
  const written = Object.fromEntries(changes.map(({ field, to }) => [field, to])) as Profile;
  return { written, changes };
}

function profileOf(known: KnownPerson): Profile {
  const { email, username, firstName, lastName, locale, additionalInformation, deletionDate } = known;
  return {
    firstName,
    lastName,
    locale,
    additionalInformation,
    ...(email !== null && { email }),
    ...(username !== null && { username }),
    // S6: the deletion date of a deleted person is gone, whatever it was.
    ...(deletionDate !== null && known.status !== 'deleted' && { deletionDate }),
  };
}

/** Fields of a new person that need a right of their own; names, logins and language come with bringing them in. */
const NOT_FOR_EVERYBODY = new Set<ImportedField>(['additionalInformation', 'deletionDate']);

/** Which changes the actor may not make (P10-P12, D-06). */
export function refusedChanges(
  terms: PlanTerms,
  merged: ImportedPerson,
  { written, subject, isNew }: { written: Profile; subject: PersonSubject; isNew: boolean },
): RowFault[] {
  const asked = (Object.keys(written) as ImportedField[]).filter(
    (field) => !isNew || NOT_FOR_EVERYBODY.has(field),
  );
  return asked.flatMap((field) => {
    const answer =
      field === 'deletionDate'
        ? decide(terms.actor, { kind: 'set-deletion-date', person: subject })
        : decide(terms.actor, { kind: 'edit-user', person: subject, fields: [EDITED_FIELD[field]] });
    return answer.allowed ? [] : linesSaying(merged, field).map((line) => refusalAt(line, field, answer));
  });
}

/** Values that cannot be taken here, whoever asks. */
export function impossibleValues(terms: PlanTerms, merged: ImportedPerson, written: Profile): RowFault[] {
  const faults: RowFault[] = [];
  const tell = (column: ImportedField, code: string, message: string): void => {
    for (const line of linesSaying(merged, column)) faults.push({ line, column, code, message });
  };
  const { username, deletionDate } = written;
  if (username !== undefined && !terms.usernamesOn) {
    tell('username', 'username_login_disabled', 'Usernames are off on this platform; give an email instead.');
  }
  if (deletionDate !== undefined && deletionDate <= terms.today) {
    tell('deletionDate', 'date_not_to_come', `It is ${terms.today} on the platform; choose a later day.`);
  }
  return faults;
}

/** Where a value stands that cannot be taken: all of those rows at once, however many they are. */
export const linesSaying = (
  { saidAt, lines }: ImportedPerson,
  field: ImportedField | 'password',
): readonly number[] => saidAt.get(field) ?? lines;
