import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { loadGroupPlaces } from '../../groups/group-places.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { loadNamedPeople, loadSessionSubject } from '../session-subjects.query.js';
import type { SetAudienceRequest } from '../session.requests.js';
import { SESSION_COLUMNS, type SessionResource } from '../session.resource.js';

/** Says who is enrolled in a session: groups, people, exceptions (PS2, PS3, P17). */
@Injectable()
export class SetAudienceHandler {
  constructor(private readonly commands: IdempotentCommands) {}

  async execute(
    command: CommandRequest,
    actor: UserActor,
    sessionId: string,
    request: SetAudienceRequest,
  ): Promise<CommandAnswer<SessionResource>> {
    return this.commands.execute(command, async (tx) => {
      const planner = await loadPolicyActor(tx, actor.userId);
      const subject = await loadSessionSubject(tx, planner, sessionId);
      const groups = await loadGroupPlaces(tx, planner, request.groupIds);
      const people = await loadNamedPeople(tx, planner, { field: 'userIds', ids: request.userIds });
      assertAllowed(decide(planner, { kind: 'enrol', session: subject, groups, people }));
      const [session] = await tx.query<SessionResource>(
        `UPDATE sessions s SET audience_group_ids = $2, audience_user_ids = $3, excluded_user_ids = $4,
                version = version + 1 WHERE s.id = $1 RETURNING ${SESSION_COLUMNS}`,
        [sessionId, request.groupIds, request.userIds, request.excludedUserIds],
      );
      if (!session) throw new DomainError('not_found', `There is no session ${sessionId} here.`);
      await enrol(tx, sessionId);
      return new CommandAnswer(200, session);
    });
  }
}

/** Makes the enrolments equal to the audience, in one statement each way. */
async function enrol(tx: Transaction, sessionId: string): Promise<void> {
  const audience = `
    SELECT u.id, s.platform_id FROM sessions s JOIN users u ON u.platform_id = s.platform_id
     WHERE s.id = $1 AND u.status <> 'deleted' AND u.id <> ALL (s.excluded_user_ids)
       AND (u.id = ANY (s.audience_user_ids) OR EXISTS (
             SELECT FROM memberships m WHERE m.user_id = u.id AND m.role = 'learner'
                AND m.group_id = ANY (s.audience_group_ids)))`;
  await tx.execute(
    `INSERT INTO enrolments (session_id, user_id, platform_id) SELECT $1, a.id, a.platform_id FROM (${audience}) a
     ON CONFLICT (session_id, user_id) DO UPDATE SET status = 'published' WHERE enrolments.status = 'archived'`,
    [sessionId],
  );
  await tx.execute(
    `UPDATE enrolments SET status = 'archived'
      WHERE session_id = $1 AND status = 'published' AND user_id NOT IN (SELECT a.id FROM (${audience}) a)`,
    [sessionId],
  );
}
