import type { EventData } from '@rollcall/contracts';
import type { NewEvent } from '@rollcall/messaging';
import type { ExtendedInvitation } from '../invitations/invitation-projection.store.js';
import type { AddedMembership } from '../memberships/added-memberships.store.js';
import type { KnownActor } from '../policy/policy-actor.query.js';
import { type PersonChange, type SettledPerson, eventCount, isExtension } from './person-change.rules.js';
import { userEvent } from './user.events.js';

/** A change, and the person after it. */
type ToldChange = PersonChange & { person: SettledPerson };

/** Who changed, when, and what became of invitations that were open. */
interface Told {
  actor: KnownActor;
  at: Date;
  extended: ReadonlyMap<string, ExtendedInvitation>;
}

/** The events of one change, in the order of their versions: the account, its fields, its invitation, its groups. */
export function eventsOfChange(
  change: ToldChange,
  added: readonly AddedMembership[],
  told: Told,
): NewEvent[] {
  const { platformId } = told.actor;
  const { userId } = change.person;
  let version = change.person.version - eventCount(change);
  const about = () => ({ userId, platformId, version: (version += 1) });
  const events: NewEvent[] = [];
  const account = change.was === change.written.status ? undefined : change.written.status;
  if (account === 'active')
    events.push(userEvent('identity.account-set-up.v1', about(), setUp(change, told)));
  if (account === 'invited')
    events.push(userEvent('identity.user-invited.v1', about(), invited(change, told)));
  if (account === undefined && change.changed.length > 0) {
    events.push(userEvent('identity.user-updated.v1', about(), updated(change, told)));
  }
  if (isExtension(change)) {
    events.push(userEvent('identity.invitation-extended.v1', about(), extension(change, told)));
  }
  if (change.newMemberships > 0) {
    const data = { userId, memberships: [...added] };
    events.push(userEvent('identity.membership-added.v1', about(), data));
  }
  return events;
}

function setUp(
  { person, was, credentialsMail }: ToldChange,
  { actor, at }: Told,
): EventData<'identity.account-set-up.v1'> {
  const { userId, email, firstName, lastName, locale, timeZone, invitationId } = person;
  return {
    userId,
    email,
    firstName,
    lastName,
    locale,
    timeZone,
    platformName: actor.platformName,
    credentialsMail,
    ...(was === 'invited' && invitationId !== null && { invitationId }),
    setUpAt: at.toISOString(),
  };
}

function invited(
  { person, was, chosen }: ToldChange,
  { actor, at }: Told,
): EventData<'identity.user-invited.v1'> {
  const { userId, email, locale, invitationId } = person;
  if (email === null || invitationId === null) throw new Error('An invitation needs an address and an id.');
  return {
    invitationId,
    userId,
    email,
    locale,
    ...chosen,
    sessionId: null,
    message: null,
    invitedBy: { userId: actor.userId, displayName: actor.displayName },
    platformName: actor.platformName,
    restored: was === 'deleted',
    invitedAt: at.toISOString(),
  };
}

function updated({ person, changed }: ToldChange, { at }: Told): EventData<'identity.user-updated.v1'> {
  const { userId, firstName, lastName, email, username, locale, timeZone } = person;
  return {
    userId,
    firstName,
    lastName,
    email,
    username,
    locale,
    timeZone,
    changed: [...changed] as EventData<'identity.user-updated.v1'>['changed'],
    updatedAt: at.toISOString(),
  };
}

function extension(
  { person, chosen }: ToldChange,
  { extended }: Told,
): EventData<'identity.invitation-extended.v1'> {
  const { userId, invitationId } = person;
  if (invitationId === null) throw new Error('Somebody invited has no invitation.');
  const { groupIds, roles } = extended.get(invitationId) ?? chosen;
  return { invitationId, userId, groupIds, roles };
}
