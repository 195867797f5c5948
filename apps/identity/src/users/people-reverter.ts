import type { EventData } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { withdrawMailedSecretsOf } from '../credentials/credentials.store.js';
import { Enrolments } from '../enrolments/enrolments.js';
import { NarrowedInvitationsStore } from '../invitations/narrowed-invitations.store.js';
import { MembershipEventsStore } from '../memberships/membership-events.store.js';
import { type RemovedMembership, removeMembershipsOfEach } from '../memberships/removed-memberships.store.js';
import { type DeletionReason, RemovedPeopleStore } from './removed-people.store.js';
import { loadProfiles, returnMemberships, revertFields } from './reverted-people.store.js';
import { type RevertedPerson, TOLD_FIELDS } from './reverted-person.rules.js';
import { userEvent } from './user.events.js';

/** Takes back what was done to many people, each in their own way: the same ends and events as of a change by hand. */
@Injectable()
export class PeopleReverter {
  constructor(
    private readonly removedPeople: RemovedPeopleStore,
    private readonly events: MembershipEventsStore,
    private readonly narrowedInvitations: NarrowedInvitationsStore,
    private readonly enrolments: Enrolments,
    private readonly clock: Clock,
  ) {}

  /** In a tree that is shared. @throws DomainError `email_taken`, `username_taken` */
  async carryOut(tx: Transaction, platformId: string, people: readonly RevertedPerson[]): Promise<void> {
    await this.revertProfiles(tx, platformId, people);
    await this.leaveGroups(tx, platformId, people);
    await this.remove(tx, platformId, people, 'active', 'deleted');
    await this.remove(tx, platformId, people, 'invited', 'invitation_cancelled');
  }

  private async revertProfiles(
    tx: Transaction,
    platformId: string,
    people: readonly RevertedPerson[],
  ): Promise<void> {
    await revertFields(tx, people);
    // Links that were mailed to the address of meanwhile must not lead into the account any more.
    const readdressed = people.filter(({ fields }) => fields.email !== undefined).map(({ userId }) => userId);
    await withdrawMailedSecretsOf(tx, readdressed);
    const changedOf = new Map(
      people.flatMap(({ userId, fields }) => {
        const changed = TOLD_FIELDS.filter((field) => fields[field] !== undefined);
        return changed.length > 0 ? [[userId, changed] as const] : [];
      }),
    );
    if (changedOf.size === 0) return;
    const profiles = await loadProfiles(tx, [...changedOf.keys()]);
    const updatedAt = this.clock.now().toISOString();
    await this.events.tell(tx, platformId, [...changedOf.keys()], (about) => {
      const [profile, changed] = [profiles.get(about.userId), changedOf.get(about.userId)];
      if (!profile || !changed) throw new Error('Somebody whose profile went back is missing.');
      const data: EventData<'identity.user-updated.v1'> = { ...profile, changed, updatedAt };
      return userEvent('identity.user-updated.v1', about, data);
    });
  }

  private async leaveGroups(
    tx: Transaction,
    platformId: string,
    people: readonly RevertedPerson[],
  ): Promise<void> {
    const staying = people.filter(({ isDeleted }) => !isDeleted);
    const removed = new Map<string, RemovedMembership[]>(
      staying.flatMap(({ userId, going }) => (going.length > 0 ? [[userId, [...going]]] : [])),
    );
    const returned = staying.filter((person) => person.returned.length > 0);
    if (removed.size + returned.length === 0) return;
    await removeMembershipsOfEach(tx, removed);
    await returnMemberships(
      tx,
      returned.flatMap(({ userId, returned: places }) => places.map((place) => ({ userId, ...place }))),
    );
    await this.events.removed(tx, platformId, removed);
    await this.events.added(tx, platformId, new Map(returned.map((each) => [each.userId, placesOf(each)])));
    await this.enrolments.leave(tx, platformId, [...removed.keys()]);
    const invited = staying.filter(({ was }) => was === 'invited').map(({ userId }) => userId);
    await this.narrowedInvitations.narrow(tx, platformId, invited);
  }

  private async remove(
    tx: Transaction,
    platformId: string,
    people: readonly RevertedPerson[],
    was: RevertedPerson['was'],
    reason: DeletionReason,
  ): Promise<void> {
    const going = people.filter((person) => person.isDeleted && person.was === was);
    if (going.length === 0) return;
    const userIds = going.map(({ userId }) => userId);
    const gone = await this.removedPeople.removePeople(tx, platformId, userIds, reason);
    if (gone.length !== going.length) throw new Error('Somebody who was to be deleted is still there.');
  }
}

/** Whoever keeps a copy hears of them like of a membership that is chosen now. */
const placesOf = ({ returned }: RevertedPerson) =>
  returned.map(({ groupId, viaGroupId }) => ({
    groupId,
    role: 'learner' as const,
    origin: 'propagated' as const,
    viaGroupId,
  }));
