import {
  CommandAnswer,
  type CommandRequest,
  Database,
  IdempotentCommands,
  type Transaction,
} from '@rollcall/database';
import { type NewEvent, Outbox } from '@rollcall/messaging';
import type { UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { Enrolments } from '../../enrolments/enrolments.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import type { RemovedPerson } from '../../users/removed-people.store.js';
import { type GroupEffects, groupEffects } from '../group-effects.resource.js';
import { loadGroupPlace } from '../group-places.query.js';
import { loadSubtree } from '../group-tree.store.js';
import { rehearse } from '../rehearsal.js';
import { claimTree } from '../tree-lock.store.js';
import { GroupLeavers } from './group-leavers.js';
import { dropGroups, emptyGroups, enrolmentsOf, peopleOnlyIn } from './group-deletion.store.js';

/** Deletes a group with everything below it; people who are in no other group are deleted too (G25, G26, D-34). */
@Injectable()
export class DeleteGroupHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly leavers: GroupLeavers,
    private readonly enrolments: Enrolments,
  ) {}

  /** @throws DomainError `not_found`, `group_not_manageable`, `root_group_fixed` (G2) */
  async execute(
    command: CommandRequest,
    actor: UserActor,
    groupId: string,
  ): Promise<CommandAnswer<GroupEffects>> {
    return this.commands.execute(
      command,
      async (tx) => new CommandAnswer(200, await this.delete(tx, actor, groupId)),
    );
  }

  /** What {@link execute} would do; throws what it would throw. */
  async rehearse(actor: UserActor, groupId: string): Promise<GroupEffects> {
    return rehearse(this.database, { platformId: actor.platformId }, (tx) => this.delete(tx, actor, groupId));
  }

  private async delete(tx: Transaction, actor: UserActor, groupId: string): Promise<GroupEffects> {
    const { platformId } = actor;
    await claimTree(tx, platformId);
    const deleter = await loadPolicyActor(tx, actor.userId);
    const group = await loadGroupPlace(tx, deleter, groupId);
    assertAllowed(decide(deleter, { kind: 'delete-group', group }));
    const groupIds = (await loadSubtree(tx, groupId)).map(({ id }) => id);
    const leaving = await peopleOnlyIn(tx, groupIds);
    const enrolled = await enrolmentsOf(tx, leaving);
    const deleted = await this.leavers.remove(tx, platformId, leaving);
    const lost = await emptyGroups(tx, groupIds);
    await this.leavers.tellOfRemaining(tx, platformId, lost);
    const unenrolled = await this.enrolments.leave(tx, platformId, [...lost.keys()]);
    await this.drop(tx, platformId, groupIds, group.path.at(-2) ?? groupId);
    return groupEffects({
      deletedGroups: groupIds,
      removedMemberships: [...lost].flatMap(([userId, roles]) => roles.map((role) => ({ userId, ...role }))),
      droppedEnrolments: [...enrolled, ...unenrolled],
      deletedPeople: deleted.map(({ userId }) => ({ userId })),
      cancelledInvitations: deleted.flatMap(endedInvitation),
    });
  }

  private async drop(
    tx: Transaction,
    platformId: string,
    groupIds: readonly string[],
    heir: string,
  ): Promise<void> {
    const gone = await dropGroups(tx, groupIds, heir);
    const events = gone.map(({ groupId, version }): NewEvent<'identity.group-deleted.v1'> => ({
      type: 'identity.group-deleted.v1',
      subject: `group/${groupId}`,
      subjectVersion: version,
      platformId,
      data: { groupId },
    }));
    await this.outbox.append(tx, events);
  }
}

const endedInvitation = ({ userId, invitationId }: RemovedPerson) =>
  invitationId ? [{ userId, invitationId }] : [];
