import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { loadGroupPlaces } from '../../groups/group-places.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import type { CreatePathRequest } from '../session.requests.js';
import { PATH_COLUMNS, type PathResource } from '../session.resource.js';

/** Creates a learning path that belongs to a group. */
@Injectable()
export class CreatePathHandler {
  constructor(private readonly commands: IdempotentCommands) {}

  async execute(
    command: CommandRequest,
    actor: PlatformActor,
    { name, groupId }: CreatePathRequest,
  ): Promise<CommandAnswer<PathResource>> {
    return this.commands.execute(command, async (tx) => {
      const creator = await loadPolicyActor(tx, actor);
      const [group] = await loadGroupPlaces(tx, creator, [groupId]);
      if (group) assertAllowed(decide(creator, { kind: 'create-path', group }));
      const [path] = await tx.query<PathResource>(
        `INSERT INTO paths AS p (id, platform_id, name, group_id) VALUES ($1, $2, $3, $4) RETURNING ${PATH_COLUMNS}`,
        [uuidv7(), creator.platformId, name, groupId],
      );
      if (!path) throw new Error('The path was not written.');
      return new CommandAnswer(201, path);
    });
  }
}
