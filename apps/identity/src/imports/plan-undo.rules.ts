import { decide } from '../policy/policy.rules.js';
import { refusalAt } from './chosen-places.rules.js';
import { type ImportCounts, type ImportEffects, NO_EFFECTS } from './import.rules.js';
import type { Occupants } from './plan-person.rules.js';
import { type PlanTerms, subjectOf } from './planned-person.rules.js';
import { takeFieldsBack } from './undo-fields.rules.js';
import { takePlacesBack } from './undo-places.rules.js';
import { touchesSince } from './undo-touches.rules.js';
import {
  type AppliedPerson,
  type PlannedUndo,
  type PresentPerson,
  changedSince,
} from './undone-person.rules.js';

/**
 * What taking an import back means for one person: whom it brought in or back goes again if nobody touched them since;
 * of others each field and membership goes back that is still what the import made it. The rest is a conflict and stays.
 */
export function planUndo(
  terms: PlanTerms,
  applied: AppliedPerson,
  present: PresentPerson | undefined,
  occupants: Occupants,
): PlannedUndo {
  const { person, userId, email, username, outcome } = applied;
  const base: PlannedUndo = {
    person,
    userId,
    outcome: 'unchanged',
    known: present,
    email: present?.email ?? email,
    username: present?.username ?? username,
    changes: [],
    memberships: [],
    returned: [],
    conflicts: [],
    faults: [],
    effects: NO_EFFECTS,
  };
  const isBrought = outcome === 'create' || outcome === 'restore';
  if (!present || (isBrought && present.status === 'deleted')) return base;
  if (present.status === 'deleted') {
    return { ...base, outcome: 'conflict', conflicts: [changedSince('status', null, 'deleted')] };
  }
  const plan = isBrought ? planRemoval : planReturn;
  return plan(terms, { applied, present, occupants }, base);
}

/** Somebody, as the import left them and as they are. */
interface Compared {
  applied: AppliedPerson;
  present: PresentPerson;
  occupants: Occupants;
}

function planRemoval(
  terms: PlanTerms,
  { applied, present, occupants }: Compared,
  base: PlannedUndo,
): PlannedUndo {
  const conflicts = touchesSince(terms, applied, present);
  if (conflicts.length > 0) return { ...base, outcome: 'conflict', conflicts };
  const person = subjectOf(terms, present, present.memberships);
  const answer = decide(terms.actor, { kind: 'delete-user', person });
  if (!answer.allowed) {
    return { ...base, outcome: 'invalid', faults: [refusalAt(applied.person, null, answer)] };
  }
  const memberships = present.memberships.map(({ groupId, role }) => ({ groupId, role }));
  const gone = { field: 'status', from: present.status, to: 'deleted' };
  const effects = { removedPeople: 1, removedMemberships: memberships.length };
  // Who came back goes again with what they had been (S6).
  const kept = applied.changes.filter(({ field }) => applied.outcome === 'restore' && LASTING.has(field));
  const fields = takeFieldsBack(terms, { ...applied, changes: kept }, present, occupants);
  return { ...base, ...fields, outcome: 'delete', changes: [gone, ...fields.changes], memberships, effects };
}

/** Fields that a deleted person keeps. */
const LASTING = new Set(['email', 'username', 'firstName', 'lastName', 'locale', 'additionalInformation']);

function planReturn(
  terms: PlanTerms,
  { applied, present, occupants }: Compared,
  base: PlannedUndo,
): PlannedUndo {
  const fields = takeFieldsBack(terms, applied, present, occupants);
  const places = takePlacesBack(terms, applied, present);
  const conflicts = [...fields.conflicts, ...places.conflicts];
  const faults = [...fields.faults, ...places.faults];
  const memberships = places.going.map(({ groupId, role }) => ({ groupId, role }));
  const isChanged = fields.changes.length + memberships.length + places.returned.length > 0;
  const because = conflicts.length > 0 ? 'conflict' : faults.length > 0 ? 'invalid' : 'unchanged';
  return {
    ...base,
    outcome: isChanged ? 'update' : because,
    changes: fields.changes,
    memberships,
    returned: places.returned,
    conflicts,
    faults,
    effects: { removedPeople: 0, removedMemberships: memberships.length },
  };
}

/** The effects of an undo among those of any import. */
export const undoEffects = (planned: PlannedUndo): ImportEffects => ({ ...NO_EFFECTS, ...planned.effects });

/** Counts people by outcome, and of `conflict` everybody of whom something is left alone. */
export function countUndone(planned: readonly PlannedUndo[], moved: number): ImportCounts {
  const counts: ImportCounts = moved > 0 ? { moved } : {};
  const count = (outcome: keyof ImportCounts) => {
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  };
  for (const { outcome, conflicts, faults } of planned) {
    if (outcome !== 'conflict' && outcome !== 'invalid') count(outcome);
    if (conflicts.length > 0) count('conflict');
    if (faults.length > 0) count('invalid');
  }
  return counts;
}

/** A plan without the logins of before, which cannot come back for a reason that only the database knows. */
export function withoutLogins(
  planned: PlannedUndo,
  { code, message }: { code: string; message: string },
): PlannedUndo {
  const isLogin = ({ field }: { field: string }) => field === 'email' || field === 'username';
  const changes = planned.changes.filter((change) => !isLogin(change));
  const left = planned.changes
    .filter(isLogin)
    .map(({ field, from }) => ({ field, code, message, given: from, now: from }));
  const isChanged = changes.length + planned.memberships.length + planned.returned.length > 0;
  return {
    ...planned,
    changes,
    conflicts: [...planned.conflicts, ...left],
    outcome: isChanged ? planned.outcome : 'conflict',
  };
}
