import {
  CommandAnswer,
  type CommandRequest,
  Database,
  IdempotentCommands,
  type Transaction,
} from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { countEnrolments } from '../../enrolments/open-enrolments.query.js';
import { rehearse } from '../../groups/rehearsal.js';
import { shareTree } from '../../groups/tree-lock.store.js';
import { loadPersonSubject } from '../../policy/person-subjects.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { assertNotDeleted } from '../user.errors.js';
import { type RemovedPerson, RemovedPeopleStore } from '../removed-people.store.js';
import type { RemovalPreview } from './removal-preview.resource.js';

/** Deletes a person from the platform; for somebody who is still invited that cancels the invitation (T9, T10). */
@Injectable()
export class DeleteUserHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly database: Database,
    private readonly removedPeople: RemovedPeopleStore,
  ) {}

  /** @throws DomainError `not_found`, `owner_protected`, `other_groups` (P8), `user_deleted` */
  async execute(command: CommandRequest, actor: PlatformActor, userId: string) {
    return this.commands.execute(command, async (tx): Promise<CommandAnswer<undefined>> => {
      await this.remove(tx, actor, userId);
      return new CommandAnswer(204, undefined);
    });
  }

  /** What goes with {@link execute}; throws what it would throw. */
  async rehearse(actor: PlatformActor, userId: string): Promise<CommandAnswer<RemovalPreview>> {
    return rehearse(this.database, { platformId: actor.platformId }, async (tx) => {
      const droppedEnrolments = await countEnrolments(tx, userId);
      const [gone] = await this.remove(tx, actor, userId);
      const { memberships: removed = [], invitationId: cancelledInvitationId = null } = gone ?? {};
      return new CommandAnswer(200, { removed, droppedEnrolments, cancelledInvitationId });
    });
  }

  private async remove(tx: Transaction, actor: PlatformActor, userId: string): Promise<RemovedPerson[]> {
    const asker = await loadPolicyActor(tx, actor);
    await shareTree(tx, asker.platformId);
    const person = await loadPersonSubject(tx, userId);
    assertAllowed(decide(asker, { kind: 'delete-user', person }));
    assertNotDeleted(person);
    const reason = person.status === 'invited' ? 'invitation_cancelled' : 'deleted';
    return this.removedPeople.removePeople(tx, asker.platformId, [userId], reason);
  }
}
