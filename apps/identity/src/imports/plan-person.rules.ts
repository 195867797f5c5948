import type { AssignableRole } from '@rollcall/contracts';
import { PASSWORD_FAULT_TEXT, judgePassword } from '../credentials/password.rules.js';
import { type PlannedMembership, planChosen } from '../memberships/propagation.rules.js';
import { decide } from '../policy/policy.rules.js';
import type { PersonSubject } from '../policy/rights.rules.js';
import { CREDENTIALS_FAULT_TEXT, judgeCredentials } from '../users/set-up.rules.js';
import { changedFields, impossibleValues, linesSaying, refusedChanges } from './changed-profile.rules.js';
import { type ChosenPlace, choosePlaces, missing, refusedPlaces } from './chosen-places.rules.js';
import { effectsOf } from './effects.rules.js';
import { NO_EFFECTS, type RowFault, type RowHint } from './import.rules.js';
import { type ImportedPerson, type ImportedRow, mergeRows } from './merged-person.rules.js';
import { type KnownPerson, type PlanTerms, type PlannedPerson, subjectOf } from './planned-person.rules.js';

/** Who has a login of a file, on the platform. */
export interface Occupants {
  byEmail(email: string): KnownPerson | undefined;
  byUsername(username: string): KnownPerson | undefined;
}

/**
 * What the rows about one person come to. A row that cannot be carried out is left out with all that is wrong with it,
 * and the others count as if it were not there (E22); when none is left the person is invalid.
 */
export function planPerson(
  terms: PlanTerms,
  person: number,
  rows: readonly ImportedRow[],
  occupants: Occupants,
): PlannedPerson {
  const faults: RowFault[] = [];
  for (let left = rows; left.length > 0;) {
    const { merged, faults: conflicts } = mergeRows(person, left);
    const planned = planMerged(terms, merged, occupants);
    const found = [...conflicts, ...planned.faults];
    faults.push(...found);
    if (found.length === 0) return { ...planned, faults: inOrder(faults) };
    const faulty = new Set(found.map(({ line }) => line));
    left = left.filter(({ line }) => !faulty.has(line));
  }
  return { ...nothing(mergeRows(person, rows).merged), outcome: 'invalid', faults: inOrder(faults) };
}

const inOrder = (faults: readonly RowFault[]): RowFault[] => faults.toSorted((a, b) => a.line - b.line);

const nothing = ({ person, lines, profile }: ImportedPerson): PlannedPerson => ({
  person,
  lines,
  outcome: 'unchanged',
  known: undefined,
  email: profile.email ?? null,
  username: profile.username ?? null,
  becomes: null,
  profile: {},
  changes: [],
  chosen: { groupIds: [], roles: [] },
  memberships: [],
  password: null,
  credentialsMail: false,
  effects: NO_EFFECTS,
  faults: [],
  hints: [],
});

function planMerged(terms: PlanTerms, merged: ImportedPerson, occupants: Occupants): PlannedPerson {
  const { known, faults } = whoIsMeant(merged, occupants);
  const base = { ...nothing(merged), known };
  const hidden = known && faultOfHidden(terms, known, merged);
  if (hidden) return { ...base, faults: [...faults, ...onEachLine(merged, hidden)] };
  const chosen = choosePlaces(terms, merged);
  const isNew = known === undefined || known.status === 'deleted';
  const becomes = becomesOf(terms, known);
  const memberships = addedMemberships(known, chosen.places);
  const { written, changes } = changedFields(known, merged.profile);
  const access = planAccess(terms, merged, { known, becomes });
  const places = newPlaces(known, chosen.places);
  const subject = subjectAfter(terms, known, memberships);
  const found = [
    ...faults,
    ...chosen.faults,
    ...refusedPlaces(terms, known, places),
    ...(isNew && chosen.places.length === 0 && chosen.faults.length === 0 ? placeless(terms, merged) : []),
    ...impossibleValues(terms, merged, written),
    ...refusedChanges(terms, merged, { written, subject, isNew }),
    ...access.faults,
  ];
  if (found.length > 0) return { ...base, faults: found };
  const isChanged = becomes !== null || changes.length > 0 || memberships.length > 0;
  const outcome = known === undefined ? 'create' : isNew ? 'restore' : isChanged ? 'update' : 'unchanged';
  const planned: PlannedPerson = {
    ...base,
    outcome,
    becomes,
    profile: written,
    changes: becomes && known ? [{ field: 'status', from: known.status, to: becomes }, ...changes] : changes,
    chosen: chosenOf(places),
    memberships,
    password: access.password,
    credentialsMail: access.credentialsMail,
    hints: access.hints,
  };
  return { ...planned, effects: effectsOf(terms, planned) };
}

/** Whom a file means: whoever has the email, else, where no email is given, whoever has the username. */
function whoIsMeant(
  merged: ImportedPerson,
  occupants: Occupants,
): { known: KnownPerson | undefined; faults: RowFault[] } {
  const { email, username } = merged.profile;
  const byEmail = email === undefined ? undefined : occupants.byEmail(email);
  const byUsername = username === undefined ? undefined : occupants.byUsername(username);
  const known = byEmail ?? (email === undefined ? byUsername : undefined);
  if (byUsername === undefined || byUsername === known) return { known, faults: [] };
  const message = 'This username belongs to somebody else; choose another one.';
  return { known, faults: onEachLine(merged, { column: 'username', code: 'username_taken', message }) };
}

const onEachLine = ({ lines }: ImportedPerson, fault: Omit<RowFault, 'line'>): RowFault[] =>
  lines.map((line) => ({ line, ...fault }));

/** Who is on the platform already and not to be seen, or not to be taken over (D-08, V13). */
function faultOfHidden(
  terms: PlanTerms,
  known: KnownPerson,
  { profile }: ImportedPerson,
): Omit<RowFault, 'line'> | undefined {
  if (known.status === 'deleted') return undefined;
  const person = subjectOf(terms, known, known.memberships);
  const isSeen = decide(terms.actor, { kind: 'read-user', person }).allowed;
  if (known.status === 'active') {
    if (isSeen) return undefined;
    const message = 'This person has an active account, in groups that are not yours.';
    return { column: null, code: 'already_active', message };
  }
  if (terms.mode === 'invite') {
    // Whether a name is the one that is known already would tell it.
    const isAskedOut = Object.keys(profile).some((field) => field !== 'email' && field !== 'username');
    if (isSeen || !isAskedOut) return undefined;
    const message =
      'This person is invited already, into groups that are not yours; give groups and roles only.';
    return { column: null, code: 'already_invited', message };
  }
  if (decide(terms.actor, { kind: 'set-user-password', person }).allowed) return undefined;
  const message =
    'This person is invited already, into groups that are not yours; they can accept the invitation.';
  return { column: null, code: 'already_invited', message };
}

/** T1, T2, T4, D-10; null when the account stays what it is. */
function becomesOf({ mode }: PlanTerms, known: KnownPerson | undefined): PlannedPerson['becomes'] {
  if (known?.status === 'active') return null;
  if (mode === 'setUp') return 'active';
  return known?.status === 'invited' ? null : 'invited';
}

/** Places that the person does not hold by choice yet. */
const newPlaces = (known: KnownPerson | undefined, places: readonly ChosenPlace[]): ChosenPlace[] =>
  places.filter(
    ({ group, role }) =>
      !known?.memberships.some(
        (held) => held.groupId === group.id && held.role === role && held.origin === 'direct',
      ),
  );

/** The memberships that come, or that become direct. */
function addedMemberships(
  known: KnownPerson | undefined,
  places: readonly ChosenPlace[],
): PlannedMembership[] {
  const held = new Map(known?.memberships.map((each) => [`${each.groupId} ${each.role}`, each.origin]));
  return planChosen(places).filter(({ groupId, role, origin }) => {
    const heldAs = held.get(`${groupId} ${role}`);
    return heldAs === undefined || (heldAs === 'propagated' && origin === 'direct');
  });
}

function subjectAfter(
  terms: PlanTerms,
  known: KnownPerson | undefined,
  memberships: readonly PlannedMembership[],
): PersonSubject {
  if (known && known.status !== 'deleted') return subjectOf(terms, known, known.memberships);
  return subjectOf(terms, { userId: '', isOwner: false, status: 'active' }, memberships);
}

function placeless({ defaultGroupId }: PlanTerms, { lines }: ImportedPerson): RowFault[] {
  const columns = defaultGroupId === null ? (['groups', 'roles'] as const) : (['roles'] as const);
  return lines.flatMap((line) => columns.map((column) => missing(line, column)));
}

const chosenOf = (places: readonly ChosenPlace[]): { groupIds: string[]; roles: AssignableRole[] } => ({
  groupIds: [...new Set(places.map(({ group }) => group.id))],
  roles: [...new Set(places.map(({ role }) => role))],
});

interface Access {
  password: string | null;
  credentialsMail: boolean;
  faults: RowFault[];
  hints: RowHint[];
}

/** How a person gets to their first sign-in (D-22), if this is about that. */
function planAccess(
  terms: PlanTerms,
  merged: ImportedPerson,
  { known, becomes }: Pick<PlannedPerson, 'known' | 'becomes'>,
): Access {
  const { password, profile } = merged;
  const email = profile.email ?? known?.email ?? null;
  const username = profile.username ?? known?.username ?? null;
  const none: Access = { password: null, credentialsMail: false, faults: [], hints: [] };
  if (becomes !== 'active') {
    const isMailless = becomes === 'invited' && email === null;
    const message = 'An invitation is mailed: give an email, or import in mode setUp.';
    const faults = isMailless ? onEachLine(merged, { column: 'email', code: 'email_required', message }) : [];
    return { ...none, faults, hints: (merged.saidAt.get('password') ?? []).map(ignoredPassword) };
  }
  const sendCredentials = terms.sendCredentials && password === null;
  const fault = judgeCredentials({ email, username, hasPassword: password !== null, sendCredentials });
  if (fault) {
    const told = { column: 'password', code: fault, message: CREDENTIALS_FAULT_TEXT[fault] };
    return { ...none, faults: linesSaying(merged, 'password').map((line) => ({ line, ...told })) };
  }
  if (password === null) return { ...none, credentialsMail: sendCredentials };
  const own = [email, email?.split('@')[0], username, profile.firstName, profile.lastName];
  const weakness = judgePassword(
    password,
    terms.commonPasswords,
    own.filter((word) => typeof word === 'string'),
  );
  if (!weakness) return { ...none, password };
  const told = { column: 'password', code: weakness, message: PASSWORD_FAULT_TEXT[weakness] };
  return { ...none, faults: linesSaying(merged, 'password').map((line) => ({ line, ...told })) };
}

const ignoredPassword = (line: number): RowHint => ({
  line,
  column: 'password',
  code: 'password_ignored',
  message:
    'A password is set only for somebody who becomes active by this import (C5); this one is not used.',
  suggestion: null,
});
