import type { AssignableRole, Locale } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Enrolments } from '../enrolments/enrolments.js';
import type { PlacedGroup } from '../groups/group-places.query.js';
import {
  type ExtendedInvitation,
  type InviteTerms,
  extendInvitations,
  listNewInvitations,
} from '../invitations/invitation-projection.store.js';
import { clearApproved } from '../invitations/sponsorships.store.js';
import { type AddedMembership, addMemberships } from '../memberships/added-memberships.store.js';
import { learnerGroups, planMemberships } from '../memberships/propagation.rules.js';
import type { KnownActor } from '../policy/policy-actor.query.js';
import { withinUserLimit } from '../platforms/user-limit.store.js';
import { userEvent } from './user.events.js';
import { IdentityConfig } from '../config.js';
import { type ListedAddress, readEmailList } from './invite-users/email-list.rules.js';
import type { InviteResult } from './invite.answer.js';
import { resultOf } from './invite-users/invite-results.js';
import { invitationLimitOf, takeInvitations } from './invite-users/invitation-allowance.store.js';
import { type JudgedAddress, sparingMailboxes } from './invite-users/trial-mailboxes.js';
import { visiblePeople } from './invite-users/visible-people.query.js';
import {
  type Candidate,
  type ClaimedPerson,
  claimExisting,
  createInvited,
} from './invite-users/invited-people.store.js';

export { nobodyInvited } from './invite-users/invite-results.js';

/** Most addresses in one call (D-23). */
const MAX_ADDRESSES = 500;

/** What is asked for, decided already. */
export interface Invite {
  inviter: KnownActor;
  groups: readonly PlacedGroup[];
  roles: readonly AssignableRole[];
  /** Session invited from (P4). */
  sessionId: string | null;
  message: string | undefined;
  locale: Locale | undefined;
}

/** What became of the addresses, and of those who have an account. */
export interface Invited {
  addresses: readonly JudgedAddress[];
  /** One for each address. */
  results: InviteResult[];
  people: readonly ClaimedPerson[];
  /** The memberships that each of them got by it. */
  added: ReadonlyMap<string, readonly AddedMembership[]>;
}

/** Brings people in by email, whoever asks for it: up to 500 addresses at once, set-based (architecture 4). */
@Injectable()
export class PeopleInviter {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly enrolments: Enrolments,
    private readonly config: IdentityConfig,
  ) {}

  /**
   * Invites into groups, in a tree that is shared. That the inviter may is decided before.
   * @throws DomainError `user_limit_reached`, `too_many_requests` (D-19, V28)
   */
  async invite(tx: Transaction, invite: Invite, listed: readonly ListedAddress[]): Promise<Invited> {
    const { inviter } = invite;
    const terms = this.termsOf(invite);
    const isTrial = inviter.plan === 'free_trial';
    const addresses = isTrial ? await sparingMailboxes(tx, terms.platformId, listed) : listed;
    const people = await withinUserLimit(tx, inviter, () => this.claimPeople(tx, terms, addresses));
    await this.takeFromAllowance(tx, inviter, people);
    const added = await this.bringIn(tx, invite, terms, people);
    const visible = await visiblePeople(tx, inviter, people);
    const results = addresses.map((address) => resultOf(address, people, visible));
    return { addresses, results, people: [...people.values()], added };
  }

  /** Each invitation that leads to a mail counts; further groups for who is invited already do not (D-09). */
  private async takeFromAllowance(
    tx: Transaction,
    inviter: KnownActor,
    people: ReadonlyMap<string, ClaimedPerson>,
  ): Promise<void> {
    const limit = invitationLimitOf(inviter, this.config);
    if (limit === null) return;
    const fresh = [...people.values()].filter(({ was }) => was === 'new' || was === 'deleted');
    await takeInvitations(tx, { platformId: inviter.platformId, limit }, fresh.length);
  }

  private termsOf({ inviter, groups, roles, sessionId, message, locale }: Invite): InviteTerms {
    return {
      platformId: inviter.platformId,
      groupIds: groups.map(({ id }) => id),
      roles,
      sessionId,
      message: message?.trim() || null,
      locale: locale ?? inviter.platformLocale,
      invitedBy: { userId: inviter.userId, displayName: inviter.displayName },
      invitedAt: this.clock.now(),
    };
  }

  private async claimPeople(
    tx: Transaction,
    terms: InviteTerms,
    addresses: readonly JudgedAddress[],
  ): Promise<Map<string, ClaimedPerson>> {
    const candidates = addresses.flatMap((address): Candidate[] =>
      'code' in address ? [] : [{ email: address.email, userId: uuidv7(), invitationId: uuidv7() }],
    );
    const created = await createInvited(tx, terms.platformId, terms.locale, candidates);
    const people = new Map(created.map((person) => [person.email, person]));
    const known = candidates.filter(({ email }) => !people.has(email));
    if (known.length > 0) {
      const existing = await claimExisting(tx, terms.platformId, known);
      for (const person of existing) people.set(person.email, person);
    }
    return people;
  }

  private async bringIn(
    tx: Transaction,
    { inviter, groups, roles }: Invite,
    terms: InviteTerms,
    people: ReadonlyMap<string, ClaimedPerson>,
  ): Promise<Invited['added']> {
    const touched = [...people.values()].filter(({ was }) => was !== 'active');
    if (touched.length === 0) return new Map();
    const planned = planMemberships(groups, roles);
    const userIds = touched.map(({ userId }) => userId);
    const open = touched.filter(({ was }) => was === 'invited');
    const fresh = touched.filter(({ was }) => was !== 'invited');
    // None of them waits for another: one round trip.
    const [added, joined, extended] = await Promise.all([
      addMemberships(tx, terms.platformId, userIds, planned),
      this.enrolments.join(tx, terms.platformId, userIds, learnerGroups(planned)),
      extend(tx, terms, open),
      listNewInvitations(tx, terms, fresh),
    ]);
    await clearApproved(
      tx,
      extended.filter(({ isMarked }) => isMarked).map(({ id }) => id),
    );
    await this.outbox.append(tx, [
      ...fresh.map((person) => invitedEvent(terms, inviter.platformName, person)),
      ...open.map((person) => extendedEvent(terms.platformId, person, extended)),
      ...touched.flatMap((person) => membershipEvent(terms.platformId, person, added.get(person.userId))),
    ]);
    await this.enrolments.tellJoined(tx, terms.platformId, joined);
    return added;
  }
}

const extend = async (tx: Transaction, terms: InviteTerms, open: readonly ClaimedPerson[]) =>
  open.length === 0
    ? []
    : extendInvitations(
        tx,
        open.map(({ invitationId }) => invitationId),
        terms,
      );

function extendedEvent(platformId: string, person: ClaimedPerson, extended: readonly ExtendedInvitation[]) {
  const { userId, invitationId, version } = person;
  const about = { userId, platformId, version: version - 1 };
  const { groupIds = [], roles = [] } = extended.find(({ id }) => id === invitationId) ?? {};
  return userEvent('identity.invitation-extended.v1', about, { invitationId, userId, groupIds, roles });
}

function invitedEvent(terms: InviteTerms, platformName: string, person: ClaimedPerson) {
  const { userId, invitationId, email, version, was } = person;
  const { platformId } = terms;
  return userEvent(
    'identity.user-invited.v1',
    { userId, platformId, version: version - 1 },
    {
      invitationId,
      userId,
      email,
      locale: terms.locale,
      groupIds: [...terms.groupIds],
      roles: [...terms.roles],
      sessionId: terms.sessionId,
      message: terms.message,
      invitedBy: terms.invitedBy,
      platformName,
      restored: was === 'deleted',
      invitedAt: terms.invitedAt.toISOString(),
    },
  );
}

function membershipEvent(platformId: string, person: ClaimedPerson, memberships: AddedMembership[] = []) {
  const { userId, version } = person;
  if (memberships.length === 0) return [];
  return [
    userEvent('identity.membership-added.v1', { userId, platformId, version }, { userId, memberships }),
  ];
}

/** Reads the addresses of a call. @throws DomainError `invalid_input` for none, or too many */
export function readAddresses(emails: string | readonly string[]): ListedAddress[] {
  const addresses = readEmailList(emails);
  const count = addresses.length;
  if (count >= 1 && count <= MAX_ADDRESSES) return addresses;
  const message =
    count === 0
      ? 'emails holds no address.'
      : `emails holds ${count} addresses; send at most ${MAX_ADDRESSES} in one call.`;
  throw invalidInput([{ path: 'emails', code: count === 0 ? 'empty' : 'too_many_addresses', message }]);
}
