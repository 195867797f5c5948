import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Clock, type PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { Enrolments } from '../../enrolments/enrolments.js';
import { claimTree } from '../../groups/tree-lock.store.js';
import { loadPersonSubjects } from '../../policy/person-subjects.query.js';
import { type KnownActor, loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { SessionEventsStore } from '../session-events.store.js';
import { type OwnSession, writeSessionPeople } from '../session-lists.store.js';
import { loadInstructors } from '../session-people.query.js';
import { changeRefused } from '../session.errors.js';
import type { SessionWithAudience } from '../session.resource.js';
import { type TimedSession, faultOfChange } from '../session.rules.js';
import { type SeenSession, loadSeenSession, shownTo } from '../visible-sessions.query.js';
import type { ChangeSessionRequest } from './change-session.requests.js';

/** A session as it shall be. */
interface Wish extends TimedSession {
  name: string;
  instructorIds: string[];
}

/** Changes name, time, instructors or mode of a session (PS1, PS2, PS7, P17, P19). */
@Injectable()
export class ChangeSessionHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly events: SessionEventsStore,
    private readonly enrolments: Enrolments,
    private readonly clock: Clock,
  ) {}

  /**
   * A session that becomes dynamic gets the learners that its audience means now; one that becomes static keeps those
   * that it has.
   * @throws DomainError `not_found`, `session_not_manageable`, `user_not_manageable`, `session_ended`, `session_started`
   */
  async execute(
    command: CommandRequest,
    actor: PlatformActor,
    sessionId: string,
    request: ChangeSessionRequest,
  ): Promise<CommandAnswer<SessionWithAudience>> {
    return this.commands.execute(command, async (tx) => {
      if (request.audience !== undefined) await claimTree(tx, actor.platformId);
      const planner = await loadPolicyActor(tx, actor);
      // People come before everything else in the order of locks (tree-lock.store.ts).
      if (request.instructorIds) await loadPersonSubjects(tx, request.instructorIds);
      await tx.execute('SELECT FROM sessions WHERE id = $1 FOR NO KEY UPDATE', [sessionId]);
      const current = await loadSeenSession(tx, planner, sessionId);
      assertAllowed(decide(planner, { kind: 'change-session', session: current.subject }));
      const wish = wishOf(current, request);
      await this.assertPossible(tx, current, wish);
      await this.assertMayTeach(tx, planner, current, wish);
      const session = { id: sessionId, platformId: planner.platformId };
      if (isChange(current, wish)) await this.write(tx, session, wish);
      if (current.audience === 'static' && wish.audience === 'dynamic') {
        await this.enrolments.settle(tx, session.platformId, sessionId);
      }
      return new CommandAnswer(200, shownTo(planner, await loadSeenSession(tx, planner, sessionId)));
    });
  }

  private async assertPossible(tx: Transaction, current: SeenSession, wish: Wish): Promise<void> {
    const [found] = await tx.query<{ hasLearners: boolean }>(
      `SELECT EXISTS (SELECT FROM enrolments e WHERE e.session_id = $1 AND e.status = 'published') AS "hasLearners"`,
      [current.id],
    );
    const fault = faultOfChange(current, wish, {
      at: this.clock.now(),
      hasLearners: found?.hasLearners ?? false,
    });
    if (fault) throw changeRefused(fault);
  }

  /** P19, for those who are new: who taught before may be unknown to the one who changes the name. */
  private async assertMayTeach(
    tx: Transaction,
    planner: KnownActor,
    current: SeenSession,
    { instructorIds }: Wish,
  ): Promise<void> {
    const chosen = instructorIds.filter((id) => !current.instructorIds.includes(id));
    const people = await loadInstructors(tx, planner, chosen);
    assertAllowed(decide(planner, { kind: 'choose-instructors', people }));
  }

  private async write(tx: Transaction, session: OwnSession, wish: Wish): Promise<void> {
    const { name, startsAt, endsAt, audience } = wish;
    await tx.execute(
      `UPDATE sessions SET name = $2, starts_at = $3, ends_at = $4, audience = $5, version = version + 1 WHERE id = $1`,
      [session.id, name, startsAt, endsAt, audience],
    );
    await writeSessionPeople(tx, session, 'instructor', wish.instructorIds);
    await this.events.tell(tx, 'identity.session-updated.v1', [session.id]);
  }
}

const wishOf = (current: SeenSession, request: ChangeSessionRequest): Wish => ({
  name: request.name ?? current.name,
  startsAt: request.startsAt === undefined ? current.startsAt : new Date(request.startsAt),
  endsAt: request.endsAt === undefined ? current.endsAt : dateOrNull(request.endsAt),
  audience: request.audience ?? current.audience,
  instructorIds: request.instructorIds?.map((id) => id.toLowerCase()) ?? current.instructorIds,
});

const dateOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text));

const isChange = (current: SeenSession, wish: Wish): boolean =>
  Object.entries(wish).some(([field, value]) => String(current[field as keyof Wish]) !== String(value));
