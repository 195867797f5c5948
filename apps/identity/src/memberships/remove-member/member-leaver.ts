import type { Transaction } from '@rollcall/database';
import { Injectable } from '@nestjs/common';
import { Enrolments } from '../../enrolments/enrolments.js';
import { countEnrolments } from '../../enrolments/open-enrolments.query.js';
import { NarrowedInvitationsStore } from '../../invitations/narrowed-invitations.store.js';
import type { HeldRole, PersonSubject } from '../../policy/rights.rules.js';
import { RemovedPeopleStore } from '../../users/removed-people.store.js';
import { MembershipEventsStore } from '../membership-events.store.js';
import type { RemovalAnswer } from '../membership.answer.js';
import { removeMemberships } from '../removed-memberships.store.js';

/** What becomes of a person who loses roles: who has no other is deleted, the others lose what followed from them. */
@Injectable()
export class MemberLeaver {
  constructor(
    private readonly events: MembershipEventsStore,
    private readonly removedPeople: RemovedPeopleStore,
    private readonly narrowedInvitations: NarrowedInvitationsStore,
    private readonly enrolments: Enrolments,
  ) {}

  /** Takes roles from a person, whose row is locked (G31, G34, D-33). */
  async leave(
    tx: Transaction,
    platformId: string,
    person: PersonSubject,
    going: readonly HeldRole[],
  ): Promise<RemovalAnswer> {
    const { userId } = person;
    const removed = going.map(({ groupId, role }) => ({ groupId, role }));
    if (going.length === person.memberships.length) {
      const enrolments = await countEnrolments(tx, userId);
      const gone = await this.removedPeople.removePeople(tx, platformId, [userId], 'last_group_left');
      if (gone.length > 0) return { removed, droppedEnrolments: enrolments, userDeleted: true };
    }
    await removeMemberships(tx, userId, going);
    await this.events.removed(tx, platformId, new Map([[userId, removed]]));
    const left = await this.enrolments.leave(tx, platformId, [userId]);
    if (person.status === 'invited') await this.narrowedInvitations.narrow(tx, platformId, [userId]);
    return { removed, droppedEnrolments: left.length, userDeleted: false };
  }
}
