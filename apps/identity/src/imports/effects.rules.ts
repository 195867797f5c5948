import { type ImportEffects, NO_EFFECTS } from './import.rules.js';
import type { PlanTerms, PlannedPerson } from './planned-person.rules.js';

/** What carrying out the plan of one person leads to (6.1, Z-09, PS3). */
export function effectsOf(terms: PlanTerms, planned: PlannedPerson): ImportEffects {
  const { known, becomes, memberships, outcome, credentialsMail } = planned;
  const email = planned.email ?? known?.email ?? null;
  const held = new Set(known?.memberships.map(({ groupId, role }) => `${groupId} ${role}`));
  const come = memberships.filter(({ groupId, role }) => !held.has(`${groupId} ${role}`));
  const sessionEnrolments = sessionsOf(terms, planned).size;
  const isMailed = email !== null;
  const platformMail = becomes === 'invited' || credentialsMail ? 1 : 0;
  // N3: on a free trial nobody gets mails of sessions before they are active.
  const isHeldBack = terms.actor.plan === 'free_trial' && (becomes ?? known?.status) === 'invited';
  return {
    ...NO_EFFECTS,
    people: outcome === 'create' || outcome === 'restore' ? 1 : 0,
    memberships: come.length,
    roleGrants: come.filter(({ role }) => role !== 'learner').length,
    adminGrants: come.filter(({ role }) => role === 'admin' || role === 'userAdmin').length,
    mails: isMailed ? platformMail + (isHeldBack ? 0 : sessionEnrolments) : 0,
    seats: becomes === 'active' ? 1 : 0,
    sessionEnrolments,
  };
}

function sessionsOf({ sessionsOf: byGroup }: PlanTerms, { known, memberships }: PlannedPerson): Set<string> {
  const sessions = new Set<string>();
  if (byGroup.size === 0) return sessions;
  const settled = new Set(known?.settledSessionIds);
  for (const { groupId, role } of memberships) {
    if (role !== 'learner') continue;
    for (const id of byGroup.get(groupId) ?? []) if (!settled.has(id)) sessions.add(id);
  }
  return sessions;
}
