import { newId } from '@rollcall/platform';
import type { PersonChange } from '../../users/person-change.rules.js';
import type { IdentifiedPerson } from '../people-planner.js';

/** Fields that other services are told of when they change. */
const TOLD_FIELDS = new Set(['firstName', 'lastName', 'email', 'username', 'locale']);

/** A planned person as a change of many takes it. */
export function changeOf(planned: IdentifiedPerson, passwordHash: string | null): PersonChange {
  const { userId, known, becomes, profile, chosen, memberships, credentialsMail, effects, changes } = planned;
  const was = known?.status ?? 'new';
  const status = becomes ?? (was === 'invited' ? 'invited' : 'active');
  const isInvitedNow = becomes === 'invited';
  return {
    written: { userId, status, ...profile, invitationId: isInvitedNow ? newId() : null },
    was,
    changed: changes.flatMap(({ field }) => (TOLD_FIELDS.has(field) ? [field] : [])),
    chosen,
    memberships,
    newMemberships: effects.memberships,
    passwordHash,
    credentialsMail,
  };
}
