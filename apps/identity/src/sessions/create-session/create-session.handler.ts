import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { type UserActor, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { loadGroupPlaces } from '../../groups/group-places.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import type { PersonSubject } from '../../policy/rights.rules.js';
import { assertPathVisible, loadNamedPeople } from '../session-subjects.query.js';
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
      await assertPathVisible(tx, creator, pathId);
      const instructorIds = request.instructorIds ?? [actor.userId];
      const people = await loadNamedPeople(tx, creator, { field: 'instructorIds', ids: instructorIds });
      assertActive(people);
      assertAllowed(decide(creator, { kind: 'choose-instructors', people }));
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

function assertActive(people: readonly PersonSubject[]): void {
  const inactive = people.find(({ status }) => status !== 'active');
  if (!inactive) return;
  const message = `instructorIds holds ${inactive.userId}, who is not active yet.`;
  throw invalidInput([{ path: 'instructorIds', code: 'unknown_person', message }]);
}
