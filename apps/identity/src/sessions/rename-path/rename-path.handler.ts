import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { loadGroupPlace } from '../../groups/group-places.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { SessionEventsStore } from '../session-events.store.js';
import { PATH_COLUMNS, type PathResource } from '../session.resource.js';
import { loadSeenPath } from '../visible-sessions.query.js';

/** Renames a learning path, and tells of its sessions: mails that are written or sent from then on show the new name. */
@Injectable()
export class RenamePathHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly events: SessionEventsStore,
  ) {}

  /** Who may create paths in its group may rename it. @throws DomainError `not_found`, `group_not_manageable` */
  async execute(
    command: CommandRequest,
    actor: PlatformActor,
    pathId: string,
    name: string,
  ): Promise<CommandAnswer<PathResource>> {
    return this.commands.execute(command, async (tx) => {
      const author = await loadPolicyActor(tx, actor);
      const before = await loadSeenPath(tx, author, pathId);
      const group = await loadGroupPlace(tx, author, before.groupId);
      assertAllowed(decide(author, { kind: 'create-path', group }));
      const [path] = await tx.query<PathResource>(
        `UPDATE paths AS p SET name = $2 WHERE p.id = $1 RETURNING ${PATH_COLUMNS}`,
        [pathId, name],
      );
      if (!path) throw new Error('A path that was seen is missing.');
      if (before.name !== name) await this.tellOfSessions(tx, pathId);
      return new CommandAnswer(200, path);
    });
  }

  private async tellOfSessions(tx: Transaction, pathId: string): Promise<void> {
    const sessions = await tx.query<{ id: string }>(
      `UPDATE sessions s SET version = s.version + 1
         FROM (SELECT id FROM sessions WHERE path_id = $1 ORDER BY id FOR NO KEY UPDATE) of_path
        WHERE s.id = of_path.id RETURNING s.id`,
      [pathId],
    );
    await this.events.tell(
      tx,
      'identity.session-updated.v1',
      sessions.map(({ id }) => id),
    );
  }
}
