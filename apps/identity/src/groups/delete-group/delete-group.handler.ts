import {
  CommandAnswer,
  type CommandRequest,
  Database,
  IdempotentCommands,
  type Transaction,
} from '@rollcall/database';
import { type NewEvent, Outbox } from '@rollcall/messaging';
import type { PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { Enrolments } from '../../enrolments/enrolments.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { SessionEventsStore } from '../../sessions/session-events.store.js';
import type { RemovedPerson } from '../../users/removed-people.store.js';
import { type GroupEffects, groupEffects } from '../group-effects.resource.js';
import { loadGroupPlaces } from '../group-places.query.js';
import { loadSubtrees } from '../group-tree.store.js';
import { rehearse } from '../rehearsal.js';
import { claimTree } from '../tree-lock.store.js';
import type { Placed } from '../zone.rules.js';
import { GroupLeavers } from './group-leavers.js';
import { dropGroups, emptyGroups, enrolmentsOf, peopleOnlyIn } from './group-deletion.store.js';

/** Deletes groups with everything below them; people who are in no other group are deleted too (G25-G27, D-34). */
@Injectable()
export class DeleteGroupHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly leavers: GroupLeavers,
    private readonly enrolments: Enrolments,
    private readonly sessionEvents: SessionEventsStore,
  ) {}

  /** @throws DomainError `not_found`, `group_not_manageable`, `root_group_fixed` (G2) */
  async execute(
    command: CommandRequest,
    actor: PlatformActor,
    groupIds: readonly string[],
  ): Promise<CommandAnswer<GroupEffects>> {
    return this.commands.execute(
      command,
      async (tx) => new CommandAnswer(200, await this.delete(tx, actor, groupIds)),
    );
  }

  /** What {@link execute} would do; throws what it would throw. */
  async rehearse(actor: PlatformActor, groupIds: readonly string[]): Promise<GroupEffects> {
    return rehearse(this.database, { platformId: actor.platformId }, (tx) =>
      this.delete(tx, actor, groupIds),
    );
  }

  private async delete(
    tx: Transaction,
    actor: PlatformActor,
    chosenIds: readonly string[],
  ): Promise<GroupEffects> {
    const { platformId } = actor;
    await claimTree(tx, platformId);
    const deleter = await loadPolicyActor(tx, actor);
    const chosen = await loadGroupPlaces(tx, deleter, chosenIds);
    for (const group of chosen) assertAllowed(decide(deleter, { kind: 'delete-group', group }));
    const going = await loadSubtrees(tx, chosenIds);
    const groupIds = going.map(({ id }) => id);
    const leaving = await peopleOnlyIn(tx, groupIds);
    const enrolled = await enrolmentsOf(tx, leaving);
    const deleted = await this.leavers.remove(tx, platformId, leaving);
    const lost = await emptyGroups(tx, groupIds);
    await this.leavers.tellOfRemaining(tx, platformId, lost);
    const unenrolled = await this.enrolments.leave(tx, platformId, [...lost.keys()]);
    await this.drop(tx, platformId, heirsOf(going));
    return groupEffects({
      deletedGroups: groupIds,
      removedMemberships: [...lost].flatMap(([userId, roles]) => roles.map((role) => ({ userId, ...role }))),
      droppedEnrolments: [...enrolled, ...unenrolled],
      deletedPeople: deleted.map(({ userId }) => ({ userId })),
      cancelledInvitations: deleted.flatMap(endedInvitation),
    });
  }

  private async drop(tx: Transaction, platformId: string, heirs: ReadonlyMap<string, string>): Promise<void> {
    const { groups, movedSessions } = await dropGroups(tx, heirs);
    await this.sessionEvents.tell(tx, 'identity.session-updated.v1', movedSessions);
    const events = groups.map(({ groupId, version }): NewEvent<'identity.group-deleted.v1'> => ({
      type: 'identity.group-deleted.v1',
      subject: `group/${groupId}`,
      subjectVersion: version,
      platformId,
      data: { groupId },
    }));
    await this.outbox.append(tx, events);
  }
}

/** For each group that goes, the nearest group above that stays: there is one, as the root never goes. */
function heirsOf(going: readonly Placed[]): Map<string, string> {
  const gone = new Set(going.map(({ id }) => id));
  return new Map(going.map(({ id, path }) => [id, path.findLast((above) => !gone.has(above)) ?? id]));
}

const endedInvitation = ({ userId, invitationId }: RemovedPerson) =>
  invitationId ? [{ userId, invitationId }] : [];
