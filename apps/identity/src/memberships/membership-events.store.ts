import type { EventType } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { type NewEvent, Outbox } from '@rollcall/messaging';
import { Injectable } from '@nestjs/common';
import { userEvent } from '../users/user.events.js';
import type { AddedMembership } from './added-memberships.store.js';
import type { RemovedMembership } from './removed-memberships.store.js';

/** Events in one statement: a move of 50,000 people must not become one text of 50 MB. */
const EVENTS_AT_ONCE = 5_000;

type About = { userId: string; platformId: string; version: number };

/** Tells of changed memberships, one event for each person, at their next version. */
@Injectable()
export class MembershipEventsStore {
  constructor(private readonly outbox: Outbox) {}

  /** People got memberships. */
  async added(
    tx: Transaction,
    platformId: string,
    added: ReadonlyMap<string, AddedMembership[]>,
  ): Promise<void> {
    await this.tell(tx, platformId, [...added.keys()], (about) =>
      userEvent('identity.membership-added.v1', about, {
        userId: about.userId,
        memberships: added.get(about.userId) ?? [],
      }),
    );
  }

  /** People lost memberships, and stay. */
  async removed(
    tx: Transaction,
    platformId: string,
    removed: ReadonlyMap<string, RemovedMembership[]>,
  ): Promise<void> {
    await this.tell(tx, platformId, [...removed.keys()], (about) =>
      userEvent('identity.membership-removed.v1', about, {
        userId: about.userId,
        memberships: removed.get(about.userId) ?? [],
      }),
    );
  }

  /** Appends one event for each of the people, who reach their next version with it. */
  async tell<T extends EventType>(
    tx: Transaction,
    platformId: string,
    userIds: readonly string[],
    eventOf: (about: About) => NewEvent<T>,
  ): Promise<void> {
    if (userIds.length === 0) return;
    const people = await tx.query<About>(
      `UPDATE users SET version = version + 1 WHERE id = ANY ($1)
       RETURNING id AS "userId", version, $2::uuid AS "platformId"`,
      [userIds, platformId],
    );
    for (let start = 0; start < people.length; start += EVENTS_AT_ONCE) {
      const some = people.slice(start, start + EVENTS_AT_ONCE);
      await this.outbox.append(tx, some.map(eventOf));
    }
  }
}
