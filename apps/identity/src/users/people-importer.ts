import { setImmediate as giveWay } from 'node:timers/promises';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { setFirstPasswords } from '../credentials/credentials.store.js';
import { Enrolments } from '../enrolments/enrolments.js';
import { extendOwnInvitations, listOwnInvitations } from '../invitations/invitation-projection.store.js';
import { clearApproved } from '../invitations/sponsorships.store.js';
import {
  type AddedMembership,
  addMembershipsOfEach,
  addMembershipsOfNew,
} from '../memberships/added-memberships.store.js';
import { learnerGroups } from '../memberships/propagation.rules.js';
import { withinUserLimit } from '../platforms/user-limit.store.js';
import type { KnownActor } from '../policy/policy-actor.query.js';
import { IdentityConfig } from '../config.js';
import { changePeople, closeAccepted, createPeople } from './imported-people.store.js';
import {
  countTrialMails,
  invitationLimitOf,
  takeInvitations,
} from './invite-users/invitation-allowance.store.js';
import { eventsOfChange } from './person-change.events.js';
import {
  type PersonChange,
  type SettledPerson,
  eventCount,
  isActivation,
  isExtension,
  isFreshInvitation,
} from './person-change.rules.js';

/** Whose events are made in one go, while requests wait. */
const TOLD_AT_ONCE = 100;

/** Brings in, restores and changes many people at once, each in their own way: set-based, however different they are. */
@Injectable()
export class PeopleImporter {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly enrolments: Enrolments,
    private readonly config: IdentityConfig,
  ) {}

  /**
   * People whose mailboxes got enough invitations of free trials for now (V28); they are counted for the others.
   * @returns their addresses
   */
  async spared(tx: Transaction, actor: KnownActor, changes: readonly PersonChange[]): Promise<Set<string>> {
    if (actor.plan !== 'free_trial') return new Set();
    const emails = changes.filter(isFreshInvitation).flatMap(({ written }) => written.email ?? []);
    return new Set((await countTrialMails(tx, emails)).keys());
  }

  /**
   * Carries changes out, in a tree that is shared.
   * @returns the ids of new people whose login somebody else has by now; nothing was done then, and all is to be undone
   * @throws DomainError `user_limit_reached`, `too_many_requests` (D-19), `username_taken`
   */
  async carryOut(tx: Transaction, actor: KnownActor, changes: readonly PersonChange[]): Promise<string[]> {
    if (changes.length === 0) return [];
    const settled = await withinUserLimit(tx, actor, () => this.settle(tx, actor, changes));
    const missing = changes.filter(({ written }) => !settled.has(written.userId));
    if (missing.length > 0) return missing.map(({ written }) => written.userId);
    await this.takeFromAllowance(tx, actor, changes);
    await this.bringIn(tx, actor, changes, settled);
    return [];
  }

  private async settle(
    tx: Transaction,
    { platformId, platformLocale }: KnownActor,
    changes: readonly PersonChange[],
  ): Promise<Map<string, SettledPerson>> {
    const written = changes.map((change) => ({ ...change.written, events: eventCount(change) }));
    const isNew = new Set(changes.filter(({ was }) => was === 'new').map((change) => change.written.userId));
    const [created, changed] = await Promise.all([
      createPeople(
        tx,
        { platformId, locale: platformLocale },
        written.filter(({ userId }) => isNew.has(userId)),
      ),
      changePeople(
        tx,
        platformId,
        written.filter(({ userId }) => !isNew.has(userId)),
      ),
    ]);
    return new Map([...created, ...changed].map((person) => [person.userId, person]));
  }

  private async takeFromAllowance(
    tx: Transaction,
    actor: KnownActor,
    changes: readonly PersonChange[],
  ): Promise<void> {
    const limit = invitationLimitOf(actor, this.config);
    if (limit === null) return;
    const { platformId } = actor;
    await takeInvitations(tx, { platformId, limit }, changes.filter(isFreshInvitation).length);
  }

  private async bringIn(
    tx: Transaction,
    actor: KnownActor,
    changes: readonly PersonChange[],
    settled: ReadonlyMap<string, SettledPerson>,
  ): Promise<void> {
    const { platformId, userId: invitedBy, displayName } = actor;
    const told = changes.map((change) => ({ ...change, person: personOf(settled, change) }));
    const joining = learnerGroups(changes.flatMap(({ memberships }) => memberships));
    const userIds = changes.map(({ written }) => written.userId);
    const at = this.clock.now();
    const terms = { platformId, invitedBy: { userId: invitedBy, displayName }, invitedAt: at };
    // None of them waits for another: one round trip.
    const [added, joined, extended] = await Promise.all([
      addMemberships(tx, platformId, changes),
      this.enrolments.join(tx, platformId, userIds, [...new Set(joining)]),
      extendOwnInvitations(tx, invitedBy, told.filter(isExtension).map(invitationOf)),
      listOwnInvitations(tx, terms, told.filter(isFreshInvitation).map(invitationOf)),
      setFirstPasswords(tx, platformId, told.flatMap(passwordOf)),
      closeAccepted(
        tx,
        told.filter(isActivation).flatMap(({ person }) => person.invitationId ?? []),
      ),
    ]);
    await clearApproved(
      tx,
      extended.filter(({ isMarked }) => isMarked).map(({ id }) => id),
    );
    const by = { actor, extended: new Map(extended.map((each) => [each.id, each])), at };
    for (let start = 0; start < told.length; start += TOLD_AT_ONCE) {
      const some = told.slice(start, start + TOLD_AT_ONCE);
      await this.outbox.append(
        tx,
        some.flatMap((each) => eventsOfChange(each, added.get(each.person.userId) ?? [], by)),
      );
      await giveWay();
    }
    await this.enrolments.tellJoined(tx, platformId, joined);
  }
}

type Told = PersonChange & { person: SettledPerson };

/** Of new people nothing has to be looked up: all that is planned is added. */
async function addMemberships(
  tx: Transaction,
  platformId: string,
  changes: readonly PersonChange[],
): Promise<Map<string, readonly AddedMembership[]>> {
  const fresh = changes.filter(({ was }) => was === 'new');
  const known = changes.filter(({ was }) => was !== 'new');
  const [added] = await Promise.all([
    addMembershipsOfEach(
      tx,
      platformId,
      new Map(known.map(({ written, memberships }) => [written.userId, memberships])),
    ),
    addMembershipsOfNew(
      tx,
      platformId,
      fresh.map(({ written: { userId, status }, memberships }) => ({ userId, status, memberships })),
    ),
  ]);
  return new Map<string, readonly AddedMembership[]>([
    ...added,
    ...fresh.map(({ written, memberships }) => [written.userId, inOrder(memberships)] as const),
  ]);
}

/** As the database orders them. */
const inOrder = (added: readonly AddedMembership[]): AddedMembership[] =>
  added.toSorted((a, b) => compare(a.groupId, b.groupId) || compare(a.role, b.role));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function personOf(settled: ReadonlyMap<string, SettledPerson>, { written }: PersonChange): SettledPerson {
  const person = settled.get(written.userId);
  if (!person) throw new Error('An import lost sight of somebody whom it had settled.');
  return person;
}

const passwordOf = ({ written: { userId }, passwordHash }: PersonChange) =>
  passwordHash === null ? [] : [{ userId, passwordHash }];

function invitationOf({ person, chosen }: Told) {
  const { userId, email, invitationId, locale } = person;
  if (email === null || invitationId === null) throw new Error('An invitation needs an address and an id.');
  return { userId, email, invitationId, locale, ...chosen };
}
