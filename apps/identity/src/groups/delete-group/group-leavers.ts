import type { Transaction } from '@rollcall/database';
import { Injectable } from '@nestjs/common';
import { NarrowedInvitationsStore } from '../../invitations/narrowed-invitations.store.js';
import { MembershipEventsStore } from '../../memberships/membership-events.store.js';
import { type RemovedPerson, RemovedPeopleStore } from '../../users/removed-people.store.js';
import type { LostRole } from './group-deletion.store.js';

/** People removed at once, so that a large group is not one text of many megabytes. */
const PEOPLE_AT_ONCE = 5_000;

/** What becomes of the people of a deleted group: some go from the platform, the others stay in other groups. */
@Injectable()
export class GroupLeavers {
  constructor(
    private readonly removedPeople: RemovedPeopleStore,
    private readonly membershipEvents: MembershipEventsStore,
    private readonly narrowedInvitations: NarrowedInvitationsStore,
  ) {}

  /** Removes people who have no other group from the platform; their open invitations end (G25, D-34). */
  async remove(tx: Transaction, platformId: string, userIds: readonly string[]): Promise<RemovedPerson[]> {
    const removed: RemovedPerson[] = [];
    for (let start = 0; start < userIds.length; start += PEOPLE_AT_ONCE) {
      const some = userIds.slice(start, start + PEOPLE_AT_ONCE);
      removed.push(...(await this.removedPeople.removePeople(tx, platformId, some, 'group_deleted')));
    }
    return removed;
  }

  /** Tells what people lost who stay, and takes the groups off their open invitations. */
  async tellOfRemaining(
    tx: Transaction,
    platformId: string,
    lost: ReadonlyMap<string, LostRole[]>,
  ): Promise<void> {
    await this.membershipEvents.removed(tx, platformId, lost);
    await this.narrowedInvitations.narrow(tx, platformId, [...lost.keys()]);
  }
}
