import { learnerPath } from '../memberships/propagation.rules.js';
import { decide } from '../policy/policy.rules.js';
import { refusalAt } from './chosen-places.rules.js';
import type { RowFault, UndoConflict } from './import.rules.js';
import { type KnownMembership, type PlanTerms, subjectOf } from './planned-person.rules.js';
import {
  type AppliedPerson,
  type GivenMembership,
  type PresentPerson,
  type ReturnedMembership,
  placeKey,
  placeText,
} from './undone-person.rules.js';

/** What becomes of the memberships that an import gave to somebody who was there before. */
export interface PlacesTakenBack {
  going: KnownMembership[];
  returned: ReturnedMembership[];
  conflicts: UndoConflict[];
  faults: RowFault[];
}

const NOTHING: PlacesTakenBack = { going: [], returned: [], conflicts: [], faults: [] };

/**
 * Takes back memberships that an import added: those that nobody touched since, but for what the others of the person
 * need above them (INV-1). Never the last one: leaving it would delete the person (G31).
 */
export function takePlacesBack(
  terms: PlanTerms,
  { person, memberships: given }: AppliedPerson,
  present: PresentPerson,
): PlacesTakenBack {
  const since = new Set(present.givenSince);
  const held = new Map(present.memberships.map((each) => [placeKey(each), each]));
  const touched = given.filter((place) => isTouched(place, held.get(placeKey(place)), since));
  const conflicts = touched.map((place) => givenAgain(placeText(terms, place)));
  const candidates = given.filter((place) => held.has(placeKey(place)) && !touched.includes(place));
  if (candidates.length === 0) return { ...NOTHING, conflicts };
  const { going, returned } = settle(terms, present, candidates);
  if (going.length === present.memberships.length) {
    return { ...NOTHING, conflicts: [...conflicts, lastGroup(terms, candidates)] };
  }
  const fault = refused(terms, person, present, candidates);
  return fault ? { ...NOTHING, conflicts, faults: [fault] } : { going, returned, conflicts, faults: [] };
}

/** Somebody took it and gave it again, or chose what had only followed. */
const isTouched = (
  place: GivenMembership,
  now: KnownMembership | undefined,
  since: ReadonlySet<string>,
): boolean => now !== undefined && (since.has(placeKey(place)) || now.origin !== place.origin);

/** What of the candidates goes, and what stays because others lead there: propagated, as without the import. */
function settle(
  { directory }: PlanTerms,
  { memberships }: PresentPerson,
  candidates: readonly GivenMembership[],
): Pick<PlacesTakenBack, 'going' | 'returned'> {
  const leaving = new Map(candidates.map((each) => [placeKey(each), each]));
  const staying = memberships.filter(
    (each) => leaving.get(placeKey(each))?.wasVia !== undefined || !leaving.has(placeKey(each)),
  );
  const neededBy = new Map<string, string>();
  for (const { groupId, role, viaGroupId } of staying) {
    const group = role === 'learner' ? directory.find(groupId) : undefined;
    if (!group) continue;
    for (const id of learnerPath(group)) if (!neededBy.has(id)) neededBy.set(id, viaGroupId ?? groupId);
  }
  const going: KnownMembership[] = [];
  const returned: ReturnedMembership[] = [];
  for (const each of memberships) {
    const candidate = leaving.get(placeKey(each));
    if (!candidate) continue;
    const via = candidate.wasVia ?? (each.role === 'learner' ? neededBy.get(each.groupId) : undefined);
    if (via === undefined) going.push(each);
    else if (each.origin === 'direct') returned.push({ groupId: each.groupId, viaGroupId: via });
  }
  return { going, returned };
}

/** P7, as for whoever removes somebody from the groups that were chosen; what followed from them goes with them. */
function refused(
  terms: PlanTerms,
  line: number,
  present: PresentPerson,
  candidates: readonly GivenMembership[],
): RowFault | undefined {
  const chosen = candidates.filter(({ origin }) => origin === 'direct');
  const groups = [...new Set(chosen.map(({ groupId }) => groupId))].flatMap(
    (id) => terms.directory.find(id) ?? [],
  );
  const roles = [...new Set(chosen.map(({ role }) => role))];
  const person = subjectOf(terms, present, present.memberships);
  const answer = decide(terms.actor, { kind: 'remove-member', groups, person, roles });
  return answer.allowed ? undefined : refusalAt(line, 'groups', answer);
}

const givenAgain = (place: string): UndoConflict => ({
  field: 'groups',
  code: 'given_again_since',
  message: 'This was given once more after the import, and stays.',
  given: place,
  now: place,
});

const lastGroup = (terms: PlanTerms, candidates: readonly GivenMembership[]): UndoConflict => ({
  field: 'groups',
  code: 'last_group',
  message:
    'The person is in no other group by now, and would be deleted (G31); delete them by hand if that is meant.',
  given: candidates.map((place) => placeText(terms, place)).join(', '),
  now: null,
});
