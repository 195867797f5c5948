import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Clock, type PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { Enrolments } from '../../enrolments/enrolments.js';
import { loadGroupPlaces } from '../../groups/group-places.query.js';
import { claimTree } from '../../groups/tree-lock.store.js';
import { type KnownActor, loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { writeSessionGroups, writeSessionPeople } from '../session-lists.store.js';
import { loadNamedPeople } from '../session-people.query.js';
import { assertNotEnded } from '../session.errors.js';
import type { SetAudienceRequest } from '../session.requests.js';
import type { SessionWithAudience } from '../session.resource.js';
import { type SeenSession, loadSeenSession, shownTo } from '../visible-sessions.query.js';

/** Says who is enrolled in a session: groups, people, exceptions (PS2, PS3, P17, P18). */
@Injectable()
export class SetAudienceHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly enrolments: Enrolments,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found`, `session_ended`, `session_not_manageable`, `group_not_manageable`, … */
  async execute(
    command: CommandRequest,
    actor: PlatformActor,
    sessionId: string,
    request: SetAudienceRequest,
  ): Promise<CommandAnswer<SessionWithAudience>> {
    const wish = read(request);
    return this.commands.execute(command, async (tx) => {
      // Nobody joins or leaves a group meanwhile (enrolments.store.ts).
      await claimTree(tx, actor.platformId);
      const planner = await loadPolicyActor(tx, actor);
      const current = await loadSeenSession(tx, planner, sessionId);
      await assertMayEnrol(tx, planner, current, wish);
      assertNotEnded(current, this.clock.now());
      const session = { id: sessionId, platformId: planner.platformId };
      await writeSessionGroups(tx, session, wish.groupIds);
      await writeSessionPeople(tx, session, 'chosen', wish.userIds);
      await writeSessionPeople(tx, session, 'excluded', wish.excludedUserIds);
      await this.enrolments.settle(tx, planner.platformId, sessionId);
      return new CommandAnswer(200, shownTo(planner, await loadSeenSession(tx, planner, sessionId)));
    });
  }
}

/** Ids as they are stored, each once: UUIDs may be spelt in capitals. */
const read = (request: SetAudienceRequest): SetAudienceRequest => ({
  groupIds: distinct(request.groupIds),
  userIds: distinct(request.userIds),
  excludedUserIds: distinct(request.excludedUserIds),
});

const distinct = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];

/**
 * Who saves an audience enrols everybody in it, whoever put them there: the right is needed for all (P17, P18). Excluding
 * takes no right but to know whom; who was excluded by others may stay so.
 */
async function assertMayEnrol(
  tx: Transaction,
  planner: KnownActor,
  current: SeenSession,
  wish: SetAudienceRequest,
): Promise<void> {
  const groups = await loadGroupPlaces(tx, planner, wish.groupIds);
  const people = await loadNamedPeople(tx, planner, { field: 'userIds', ids: wish.userIds });
  await loadNamedPeople(tx, planner, {
    field: 'excludedUserIds',
    ids: without(wish.excludedUserIds, current.excludedUserIds),
  });
  assertAllowed(decide(planner, { kind: 'enrol', session: current.subject, groups, people }));
}

function without(ids: readonly string[], known: readonly string[]): string[] {
  const unchanged = new Set(known);
  return ids.filter((id) => !unchanged.has(id));
}
