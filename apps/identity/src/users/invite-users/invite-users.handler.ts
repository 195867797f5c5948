import type { AssignableRole, Locale } from '@rollcall/contracts';
import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, type UserActor, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Enrolments } from '../../enrolments/enrolments.js';
import { loadActorAndPlaces } from '../../groups/group-places.query.js';
import {
  type ExtendedInvitation,
  type InviteTerms,
  extendInvitations,
  listNewInvitations,
} from '../../invitations/invitation-projection.store.js';
import { clearApproved } from '../../invitations/sponsorships.store.js';
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
import { IdentityConfig } from '../../config.js';
import { readEmailList } from './email-list.rules.js';
import type { InviteAnswer } from './invite-users.answer.js';
import { assertInvited, resultOf } from './invite-results.js';
import { takeInvitations } from './invitation-allowance.store.js';
import { type JudgedAddress, sparingMailboxes } from './trial-mailboxes.js';
import { visiblePeople } from './visible-people.query.js';
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
  inviter: KnownActor;
  platformId: string;
  isOnTrial: boolean;
  hasHardUserLimit: boolean;
  /** Most invitations in 24 hours; null for any number. */
  limit: number | null;
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
    private readonly config: IdentityConfig,
  ) {}

  /**
   * @throws DomainError `group_not_manageable`, `role_not_grantable`, `not_found` for a group that the actor may not
   * know; `user_limit_reached`; `free_trial_ended` and `too_many_requests` (D-19, V28); `already_active` or `no_invitation_created` with `results` when no address led to an invitation (Z-04)
   */
  async execute(command: CommandRequest, actor: UserActor, wish: InviteUsers) {
    const listed = readEmailList(wish.emails);
    assertCount(listed.length);
    return this.commands.execute(command, async (tx): Promise<CommandAnswer<InviteAnswer>> => {
      const invite = await this.plan(tx, actor, wish);
      const addresses = invite.isOnTrial ? await sparingMailboxes(tx, listed) : listed;
      const people = await withinUserLimit(tx, invite, () => this.claimPeople(tx, invite, addresses));
      await takeFromAllowance(tx, invite, people);
      await this.bringIn(tx, invite, people);
      const visible = await visiblePeople(tx, invite.inviter, people);
      const results = addresses.map((address) => resultOf(address, people, visible));
      assertInvited(results, addresses);
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
      inviter,
      platformId: inviter.platformId,
      isOnTrial: inviter.plan === 'free_trial',
      hasHardUserLimit: inviter.hasHardUserLimit,
      limit: this.limitOf(inviter),
      terms: this.termsOf(inviter, wish),
      platformName: inviter.platformName,
      planned: planMemberships(groups, roles),
    };
  }

  /** D-19: paid plans have no limit unless the operator sets one. */
  private limitOf({ plan, invitationsPerDay }: KnownActor): number | null {
    return invitationsPerDay ?? (plan === 'free_trial' ? this.config.TRIAL_INVITATIONS_PER_DAY : null);
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
      extend(tx, terms, open),
      listNewInvitations(tx, terms, fresh),
    ]);
    await clearApproved(
      tx,
      extended.filter(({ isMarked }) => isMarked).map(({ id }) => id),
    );
    await this.outbox.append(tx, [
      ...fresh.map((person) => invitedEvent(invite, person)),
      ...open.map((person) => extendedEvent(terms.platformId, person, extended)),
      ...touched.flatMap((person) => membershipEvent(terms.platformId, person, added.get(person.userId))),
    ]);
    await this.enrolments.tellJoined(tx, terms.platformId, joined);
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

/** Each invitation that leads to a mail counts; further groups for who is invited already do not (D-09). */
async function takeFromAllowance(
  tx: Transaction,
  { platformId, limit }: Invite,
  people: ReadonlyMap<string, ClaimedPerson>,
): Promise<void> {
  if (limit === null) return;
  const fresh = [...people.values()].filter(({ was }) => was === 'new' || was === 'deleted');
  await takeInvitations(tx, { platformId, limit }, fresh.length);
}

function assertCount(count: number): void {
  if (count >= 1 && count <= MAX_ADDRESSES) return;
  const message =
    count === 0
      ? 'emails holds no address.'
      : `emails holds ${count} addresses; send at most ${MAX_ADDRESSES} in one call.`;
  throw invalidInput([{ path: 'emails', code: count === 0 ? 'empty' : 'too_many_addresses', message }]);
}
