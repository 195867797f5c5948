import type { Transaction } from '@rollcall/database';
import { Injectable } from '@nestjs/common';
import { PersonEventsStore } from '../users/person-events.store.js';
import { userEvent } from '../users/user.events.js';
import type { AddedMembership } from './added-memberships.store.js';
import type { RemovedMembership } from './removed-memberships.store.js';

/** Tells of changed memberships, one event for each person, at their next version. */
@Injectable()
export class MembershipEventsStore extends PersonEventsStore {
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
}
