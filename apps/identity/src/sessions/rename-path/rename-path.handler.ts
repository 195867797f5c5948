import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { loadGroupPlace } from '../../groups/group-places.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { PATH_COLUMNS, type PathResource } from '../session.resource.js';
import { loadSeenPath } from '../visible-sessions.query.js';

/** Renames a learning path; mails that are written from then on show the new name. */
@Injectable()
export class RenamePathHandler {
  constructor(private readonly commands: IdempotentCommands) {}

  /** Who may create paths in its group may rename it. @throws DomainError `not_found`, `group_not_manageable` */
  async execute(
    command: CommandRequest,
    actor: UserActor,
    pathId: string,
    name: string,
  ): Promise<CommandAnswer<PathResource>> {
    return this.commands.execute(command, async (tx) => {
      const author = await loadPolicyActor(tx, actor.userId);
      const { groupId } = await loadSeenPath(tx, author, pathId);
      const group = await loadGroupPlace(tx, author, groupId);
      assertAllowed(decide(author, { kind: 'create-path', group }));
      const [path] = await tx.query<PathResource>(
        `UPDATE paths AS p SET name = $2 WHERE p.id = $1 RETURNING ${PATH_COLUMNS}`,
        [pathId, name],
      );
      if (!path) throw new Error('A path that was seen is missing.');
      return new CommandAnswer(200, path);
    });
  }
}
