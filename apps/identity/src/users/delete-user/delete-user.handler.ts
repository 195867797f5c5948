import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { shareTree } from '../../groups/tree-lock.store.js';
import { loadPersonSubject } from '../../policy/person-subjects.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { assertNotDeleted } from '../user.errors.js';
import { RemovedPeopleStore } from '../removed-people.store.js';

/** Deletes a person from the platform; for somebody who is still invited that cancels the invitation (T9, T10). */
@Injectable()
export class DeleteUserHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly removedPeople: RemovedPeopleStore,
  ) {}

  /** @throws DomainError `not_found`, `owner_protected`, `other_groups` (P8), `user_deleted` */
  async execute(command: CommandRequest, actor: UserActor, userId: string) {
    return this.commands.execute(command, async (tx): Promise<CommandAnswer<undefined>> => {
      const asker = await loadPolicyActor(tx, actor.userId);
      await shareTree(tx, asker.platformId);
      const person = await loadPersonSubject(tx, userId);
      assertAllowed(decide(asker, { kind: 'delete-user', person }));
      assertNotDeleted(person);
      const reason = person.status === 'invited' ? 'invitation_cancelled' : 'deleted';
      await this.removedPeople.removePeople(tx, asker.platformId, [userId], reason);
      return new CommandAnswer(204, undefined);
    });
  }
}
