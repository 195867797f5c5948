import { decide } from '../policy/policy.rules.js';
import { EDITED_FIELD } from './changed-profile.rules.js';
import { refusalAt } from './chosen-places.rules.js';
import type { FieldChange, RowFault, UndoConflict } from './import.rules.js';
import type { ImportedField } from './merged-person.rules.js';
import type { Occupants } from './plan-person.rules.js';
import { type PlanTerms, subjectOf } from './planned-person.rules.js';
import { type AppliedPerson, type PresentPerson, changedSince } from './undone-person.rules.js';

/** What becomes of the fields that an import changed. */
export interface FieldsTakenBack {
  changes: FieldChange[];
  conflicts: UndoConflict[];
  faults: RowFault[];
}

/** Takes back fields that are still what an import made them, if that can be and the actor may (P10-P12, D-06). */
export function takeFieldsBack(
  terms: PlanTerms,
  applied: AppliedPerson,
  present: PresentPerson,
  occupants: Occupants,
): FieldsTakenBack {
  const back: FieldsTakenBack = { changes: [], conflicts: [], faults: [] };
  const person = subjectOf(terms, present, present.memberships);
  for (const { field, from, to } of applied.changes) {
    if (field === 'status') {
      back.conflicts.push(staysActive(from, to));
      continue;
    }
    const named = field as ImportedField;
    const now = present[named];
    // Whoever made it what it was before has done what is to be done.
    if (now === from) continue;
    const conflict =
      now === to
        ? impossible(terms, present, occupants, { field: named, from, to })
        : changedSince(field, to, now);
    if (conflict) {
      back.conflicts.push(conflict);
      continue;
    }
    const answer =
      named === 'deletionDate'
        ? decide(terms.actor, { kind: 'set-deletion-date', person })
        : decide(terms.actor, { kind: 'edit-user', person, fields: [EDITED_FIELD[named]] });
    if (answer.allowed) back.changes.push({ field, from: now, to: from });
    else back.faults.push(refusalAt(applied.person, field, answer));
  }
  return keepingLogin(back, present);
}

const staysActive = (from: string | null, to: string | null): UndoConflict => ({
  field: 'status',
  code: 'activation_stays',
  message:
    'An account that became active is not invited again (T3); delete the person by hand if that is meant.',
  given: to,
  now: from === null ? null : 'active',
});

/** Why a value cannot come back, though nobody changed it since. */
function impossible(
  { today, usernamesOn }: PlanTerms,
  { status, userId }: PresentPerson,
  occupants: Occupants,
  { field, from, to }: FieldChange & { field: ImportedField },
): UndoConflict | undefined {
  const because = (code: string, message: string): UndoConflict => ({
    field,
    code,
    message,
    given: to,
    now: to,
  });
  const isTaken = (other: { userId: string } | undefined) => other !== undefined && other.userId !== userId;
  if (field === 'email' && status === 'invited') {
    return because('user_invited', 'The email of an invited person stays: the link is in that mailbox.');
  }
  if (field === 'email' && from !== null && isTaken(occupants.byEmail(from))) {
    return because('email_taken', 'The email of before belongs to somebody else by now.');
  }
  if (field === 'username' && from !== null && isTaken(occupants.byUsername(from))) {
    return because('username_taken', 'The username of before belongs to somebody else by now.');
  }
  if (field === 'username' && from !== null && !usernamesOn) {
    return because('username_login_disabled', 'Usernames are off on this platform by now.');
  }
  if (field === 'deletionDate' && from !== null && from <= today) {
    return because('date_not_to_come', 'The day of deletion of before is over.');
  }
  return undefined;
}

/** S3: nobody is left without an email and a username. */
function keepingLogin(back: FieldsTakenBack, present: PresentPerson): FieldsTakenBack {
  const after = { email: present.email, username: present.username };
  for (const { field, to } of back.changes) if (field === 'email' || field === 'username') after[field] = to;
  if (after.email !== null || after.username !== null) return back;
  const isLogin = ({ field }: FieldChange) => field === 'email' || field === 'username';
  const message = 'The person would be left without an email and a username (S3).';
  return {
    ...back,
    changes: back.changes.filter((change) => !isLogin(change)),
    conflicts: [
      ...back.conflicts,
      ...back.changes.filter(isLogin).map(({ field, from }) => ({
        field,
        code: 'email_or_username_required',
        message,
        given: from,
        now: from,
      })),
    ],
  };
}
