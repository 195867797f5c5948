import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { DomainError, type UserActor, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { loadGroupPlaces } from '../../groups/group-places.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import type { CreateSessionRequest } from '../session.requests.js';
import { SESSION_COLUMNS, type SessionResource } from '../session.resource.js';

/** Creates a session of a path (PS1); its audience is set afterwards. */
@Injectable()
export class CreateSessionHandler {
  constructor(private readonly commands: IdempotentCommands) {}

  async execute(
    command: CommandRequest,
    actor: UserActor,
    pathId: string,
    request: CreateSessionRequest,
  ): Promise<CommandAnswer<SessionResource>> {
    assertPeriod(request);
    return this.commands.execute(command, async (tx) => {
      const creator = await loadPolicyActor(tx, actor.userId);
      const [group] = await loadGroupPlaces(tx, creator, [request.groupId]);
      if (group) assertAllowed(decide(creator, { kind: 'create-session', group }));
      await assertPath(tx, pathId);
      const instructorIds = request.instructorIds ?? [actor.userId];
      await assertInstructors(tx, instructorIds);
      const [session] = await tx.query<SessionResource>(
        `INSERT INTO sessions AS s (id, platform_id, path_id, group_id, name, starts_at, ends_at, instructor_ids, audience)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${SESSION_COLUMNS}`,
        [
          uuidv7(),
          creator.platformId,
          pathId,
          request.groupId,
          request.name,
          request.startsAt,
          request.endsAt ?? null,
          instructorIds,
          request.audience,
        ],
      );
      if (!session) throw new Error('The session was not written.');
      return new CommandAnswer(201, session);
    });
  }
}

function assertPeriod({ startsAt, endsAt }: CreateSessionRequest): void {
  if (endsAt === undefined || new Date(endsAt) > new Date(startsAt)) return;
  throw invalidInput([{ path: 'endsAt', code: 'before_start', message: 'endsAt must be after startsAt.' }]);
}

async function assertPath(tx: Transaction, pathId: string): Promise<void> {
  const found = await tx.query('SELECT FROM paths WHERE id = $1', [pathId]);
  if (found.length === 0) throw new DomainError('not_found', `There is no path ${pathId} here.`);
}

async function assertInstructors(tx: Transaction, userIds: readonly string[]): Promise<void> {
  const [unknown] = await tx.query<{ id: string }>(
    `SELECT i.id FROM unnest($1::uuid[]) AS i(id) LEFT JOIN users u ON u.id = i.id AND u.status = 'active'
      WHERE u.id IS NULL LIMIT 1`,
    [userIds],
  );
  if (!unknown) return;
  const message = `instructorIds holds ${unknown.id}, who is no active person here.`;
  throw invalidInput([{ path: 'instructorIds', code: 'unknown_person', message }]);
}
