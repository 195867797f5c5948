import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { type PlatformActor, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { loadGroupPlaces } from '../../groups/group-places.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { SessionEventsStore } from '../session-events.store.js';
import { writeSessionPeople } from '../session-lists.store.js';
import { loadInstructors } from '../session-people.query.js';
import type { CreateSessionRequest } from '../session.requests.js';
import type { SessionWithAudience } from '../session.resource.js';
import { type Period, endsBeforeStart } from '../session.rules.js';
import { loadSeenPath, loadSeenSession, shownTo } from '../visible-sessions.query.js';

/** Creates a session of a path (PS1); its audience is set afterwards. */
@Injectable()
export class CreateSessionHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly events: SessionEventsStore,
  ) {}

  /** @throws DomainError `not_found`, `session_not_manageable`, `user_not_manageable`, `invalid_input` */
  async execute(
    command: CommandRequest,
    actor: PlatformActor,
    pathId: string,
    request: CreateSessionRequest,
  ): Promise<CommandAnswer<SessionWithAudience>> {
    const period = periodOf(request);
    return this.commands.execute(command, async (tx) => {
      const creator = await loadPolicyActor(tx, actor);
      const [group] = await loadGroupPlaces(tx, creator, [request.groupId]);
      if (group) assertAllowed(decide(creator, { kind: 'create-session', group }));
      await loadSeenPath(tx, creator, pathId);
      const instructorIds = request.instructorIds ?? [teacherOf(actor)];
      const people = await loadInstructors(tx, creator, instructorIds);
      assertAllowed(decide(creator, { kind: 'choose-instructors', people }));
      // Whoever renames the path waits, and then tells of this session too.
      await tx.execute('SELECT FROM paths WHERE id = $1 FOR SHARE', [pathId]);
      const session = { id: uuidv7(), platformId: creator.platformId };
      await tx.execute(
        `INSERT INTO sessions (id, platform_id, path_id, group_id, name, starts_at, ends_at, audience)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [session.id, session.platformId, pathId, ...columnsOf(request, period)],
      );
      await writeSessionPeople(tx, session, 'instructor', instructorIds);
      await this.events.tell(tx, 'identity.session-created.v1', [session.id]);
      return new CommandAnswer(201, shownTo(creator, await loadSeenSession(tx, creator, session.id)));
    });
  }
}

const columnsOf = ({ groupId, name, audience }: CreateSessionRequest, { startsAt, endsAt }: Period) => [
  groupId,
  name,
  startsAt,
  endsAt,
  audience,
];

/** Whoever creates a session teaches it, unless others are named (PS1); a key teaches nobody. @throws DomainError `invalid_input` */
function teacherOf(actor: PlatformActor): string {
  if (actor.kind === 'user') return actor.userId;
  const message =
    'instructorIds must name who teaches the session: it is created by an API key, which does not.';
  throw invalidInput([{ path: 'instructorIds', code: 'required', message }]);
}

/** @throws DomainError `invalid_input` for one that ends before it starts */
function periodOf({ startsAt, endsAt }: CreateSessionRequest): Period {
  const period = { startsAt: new Date(startsAt), endsAt: endsAt ? new Date(endsAt) : null };
  if (!endsBeforeStart(period)) return period;
  throw invalidInput([{ path: 'endsAt', code: 'before_start', message: 'endsAt must be after startsAt.' }]);
}
