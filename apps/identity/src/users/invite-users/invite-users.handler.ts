import type { AssignableRole, Locale } from '@rollcall/contracts';
import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, DomainError, type UserActor, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Enrolments } from '../../enrolments/enrolments.js';
import { loadActorAndPlaces } from '../../groups/group-places.query.js';
import {
  type InviteTerms,
  extendInvitations,
  listNewInvitations,
} from '../../invitations/invitation-projection.store.js';
import { type AddedMembership, addMemberships } from '../../memberships/added-memberships.store.js';
import {
  type PlannedMembership,
  learnerGroups,
  planMemberships,
} from '../../memberships/propagation.rules.js';
import type { KnownActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { withinUserLimit } from '../../platforms/user-limit.store.js';
import { userEvent } from '../user.events.js';
import { type ListedAddress, readEmailList } from './email-list.rules.js';
import type { InviteAnswer, InviteResult } from './invite-users.answer.js';
import { type Candidate, type ClaimedPerson, claimExisting, createInvited } from './invited-people.store.js';

/** Most addresses in one call (D-23). */
const MAX_ADDRESSES = 500;

/** What is asked for, checked for form. */
export interface InviteUsers {
  emails: string | readonly string[];
  groupIds: readonly string[];
  roles: readonly AssignableRole[];
  message?: string;
  locale?: Locale;
}

interface Invite {
  platformId: string;
  hasHardUserLimit: boolean;
  terms: InviteTerms;
  platformName: string;
  planned: PlannedMembership[];
}

/** Invites people by email: one transaction for up to 500 addresses, set-based (architecture 4). */
@Injectable()
export class InviteUsersHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly enrolments: Enrolments,
  ) {}

  /**
   * @throws DomainError `group_not_manageable`, `role_not_grantable`, `not_found` for a group that the actor may not
   * know; `user_limit_reached`; `already_active` or `no_invitation_created` with `results` when no address led to an invitation (Z-04)
   */
  async execute(command: CommandRequest, actor: UserActor, wish: InviteUsers) {
    const addresses = readEmailList(wish.emails);
    assertCount(addresses.length);
    return this.commands.execute(command, async (tx): Promise<CommandAnswer<InviteAnswer>> => {
      const invite = await this.plan(tx, actor, wish);
      const people = await withinUserLimit(tx, invite, () => this.claimPeople(tx, invite, addresses));
      await this.bringIn(tx, invite, people);
      const results = addresses.map((address) => resultOf(address, people));
      assertInvited(results);
      return new CommandAnswer(201, { results });
    });
  }

  private async plan(tx: Transaction, actor: UserActor, wish: InviteUsers): Promise<Invite> {
    const { actor: inviter, places: groups } = await loadActorAndPlaces(tx, actor, wish.groupIds);
    const { roles, message = '' } = wish;
    assertAllowed(
      decide(inviter, { kind: 'invite-users', groups, roles, hasMessage: message.trim() !== '' }),
    );
    return {
      platformId: inviter.platformId,
      hasHardUserLimit: inviter.hasHardUserLimit,
      terms: this.termsOf(inviter, wish),
      platformName: inviter.platformName,
      planned: planMemberships(groups, roles),
    };
  }

  private termsOf(inviter: KnownActor, wish: InviteUsers): InviteTerms {
    return {
      platformId: inviter.platformId,
      groupIds: wish.groupIds,
      roles: wish.roles,
      message: wish.message?.trim() || null,
      locale: wish.locale ?? inviter.platformLocale,
      invitedBy: { userId: inviter.userId, displayName: inviter.displayName },
      invitedAt: this.clock.now(),
    };
  }

  private async claimPeople(
    tx: Transaction,
    { terms }: Invite,
    addresses: readonly ListedAddress[],
  ): Promise<Map<string, ClaimedPerson>> {
    const candidates = addresses.flatMap((address): Candidate[] =>
      'email' in address ? [{ email: address.email, userId: uuidv7(), invitationId: uuidv7() }] : [],
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

  private async bringIn(tx: Transaction, invite: Invite, people: Map<string, ClaimedPerson>): Promise<void> {
    const touched = [...people.values()].filter(({ was }) => was !== 'active');
    if (touched.length === 0) return;
    const { terms, planned } = invite;
    const userIds = touched.map(({ userId }) => userId);
    const open = touched.filter(({ was }) => was === 'invited');
    const fresh = touched.filter(({ was }) => was !== 'invited');
    // None of them waits for another: one round trip.
    const [added, joined, extended] = await Promise.all([
      addMemberships(tx, terms.platformId, userIds, planned),
      this.enrolments.join(tx, terms.platformId, userIds, learnerGroups(planned)),
      this.extend(tx, terms, open),
      listNewInvitations(tx, terms, fresh),
    ]);
    await this.outbox.append(tx, [
      ...fresh.map((person) => invitedEvent(invite, person)),
      ...extended,
      ...touched.flatMap((person) => membershipEvent(terms.platformId, person, added.get(person.userId))),
    ]);
    await this.enrolments.tellJoined(tx, terms.platformId, joined);
  }

  private async extend(tx: Transaction, terms: InviteTerms, open: readonly ClaimedPerson[]) {
    if (open.length === 0) return [];
    const invitationIds = open.map(({ invitationId }) => invitationId);
    const chosen = await extendInvitations(tx, invitationIds, terms.groupIds, terms.roles);
    return open.map(({ userId, invitationId, version }) => {
      const about = { userId, platformId: terms.platformId, version: version - 1 };
      const { groupIds = [], roles = [] } = chosen.get(invitationId) ?? {};
      return userEvent('identity.invitation-extended.v1', about, { invitationId, userId, groupIds, roles });
    });
  }
}

function invitedEvent({ terms, platformName }: Invite, person: ClaimedPerson) {
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
      sessionId: null,
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

function resultOf(address: ListedAddress, people: ReadonlyMap<string, ClaimedPerson>): InviteResult {
  if (!('email' in address)) return { email: address.given, outcome: 'rejected', code: address.code };
  const person = people.get(address.email);
  if (!person) throw new Error(`The invite lost sight of an address it had claimed.`);
  const { email, userId, invitationId, was } = person;
  if (was === 'active') return { email, outcome: 'already_active', userId };
  const outcome = ({ new: 'invited', invited: 'already_invited_updated', deleted: 'restored' } as const)[was];
  return { email, outcome, userId, invitationId };
}

function assertCount(count: number): void {
  if (count >= 1 && count <= MAX_ADDRESSES) return;
  const message =
    count === 0
      ? 'emails holds no address.'
      : `emails holds ${count} addresses; send at most ${MAX_ADDRESSES} in one call.`;
  throw invalidInput([{ path: 'emails', code: count === 0 ? 'empty' : 'too_many_addresses', message }]);
}

function assertInvited(results: readonly InviteResult[]): void {
  if (results.some(({ invitationId }) => invitationId !== undefined)) return;
  const allActive = results.every(({ outcome }) => outcome === 'already_active');
  throw allActive
    ? new DomainError('already_active', 'Everybody on this list has an active account already.', { results })
    : new DomainError('no_invitation_created', 'No address on this list led to an invitation.', { results });
}
