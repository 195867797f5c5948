import type { UndoConflict } from './import.rules.js';
import { type ImportedField, PROFILE_FIELDS } from './merged-person.rules.js';
import type { PlanTerms } from './planned-person.rules.js';
import {
  type AppliedPerson,
  type PresentPerson,
  changedSince,
  placeKey,
  placeText,
} from './undone-person.rules.js';

/**
 * Everything by which somebody whom an import brought in, or back, is not as it left them: they are deleted only if there
 * is nothing. What follows from the tree of groups by itself is no change of theirs.
 */
export function touchesSince(
  terms: PlanTerms,
  applied: AppliedPerson,
  present: PresentPerson,
): UndoConflict[] {
  const fields = changedFields(applied, present);
  const isOtherwiseChanged = fields.length === 0 && applied.profile !== present.profileNow;
  return [
    ...signsOfLife(terms, present),
    ...fields,
    ...(isOtherwiseChanged ? [changedSince('profile', null, null)] : []),
    ...(present.isPasswordSetSince && !present.hasSignedIn ? [changedSince('password', null, null)] : []),
    ...changedPlaces(terms, applied, present),
    ...(present.chosenSessions > 0 ? [changedSince('sessions', null, String(present.chosenSessions))] : []),
  ];
}

const activeSince = (given: string | null): UndoConflict => ({
  field: 'status',
  code: 'person_active_since',
  message: 'The person has used the account after the import; delete them by hand if that is meant.',
  given,
  now: 'active',
});

function signsOfLife({ mode }: PlanTerms, { status, hasSignedIn }: PresentPerson): UndoConflict[] {
  if (mode === 'invite' && status === 'active') return [activeSince('invited')];
  if (hasSignedIn) return [activeSince(null)];
  return mode === 'setUp' && status === 'invited' ? [changedSince('status', 'active', 'invited')] : [];
}

/** What new people have where a file says nothing; of the language it is not known. */
const BLANK: Partial<Record<ImportedField, string | null>> = {
  email: null,
  username: null,
  firstName: '',
  lastName: '',
  additionalInformation: '',
  deletionDate: null,
};

function changedFields({ outcome, changes }: AppliedPerson, present: PresentPerson): UndoConflict[] {
  const given = new Map<string, string | null>(changes.map(({ field, to }) => [field, to]));
  return PROFILE_FIELDS.flatMap((field) => {
    // Who came back has what they had before (S6), but for a day of deletion.
    const blank = outcome === 'create' || field === 'deletionDate' ? BLANK[field] : undefined;
    const was = given.has(field) ? given.get(field) : blank;
    return was === undefined || was === present[field] ? [] : [changedSince(field, was, present[field])];
  });
}

function changedPlaces(terms: PlanTerms, applied: AppliedPerson, present: PresentPerson): UndoConflict[] {
  const chosen = applied.memberships.filter(({ origin }) => origin === 'direct');
  const held = present.memberships.filter(({ origin }) => origin === 'direct');
  const [given, now] = [new Set(chosen.map(placeKey)), new Set(held.map(placeKey))];
  return [
    ...chosen
      .filter((place) => !now.has(placeKey(place)))
      .map((place) => changedSince('groups', placeText(terms, place), null)),
    ...held
      .filter((place) => !given.has(placeKey(place)))
      .map((place) => changedSince('groups', null, placeText(terms, place))),
  ];
}
