import {
  CommandAnswer,
  type CommandRequest,
  Database,
  IdempotentCommands,
  type Transaction,
} from '@rollcall/database';
import { Clock, type PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { Enrolments } from '../../enrolments/enrolments.js';
import { type PlacedGroup, loadGroupPlace } from '../../groups/group-places.query.js';
import { rehearse } from '../../groups/rehearsal.js';
import { type KnownActor, loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { loadPersonSubjects } from '../../policy/person-subjects.query.js';
import { seesPerson } from '../../policy/rights.rules.js';
import { previewOf } from '../../users/invite-preview.js';
import type { InviteAnswer, InvitePreview, InviteResult } from '../../users/invite.answer.js';
import { type Invited, PeopleInviter, nobodyInvited, readAddresses } from '../../users/people-inviter.js';
import { assertNotEnded } from '../session.errors.js';
import { type SeenSession, loadSeenSession } from '../visible-sessions.query.js';
import { assertRoomFor } from './audience-room.query.js';
import type { InviteFromSessionRequest } from './invite-from-session.requests.js';

/** Invites people by email into a session: learners of one group, enrolled one by one (P4, PS4, D-29). */
@Injectable()
export class InviteFromSessionHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly database: Database,
    private readonly inviter: PeopleInviter,
    private readonly enrolments: Enrolments,
    private readonly clock: Clock,
  ) {}

  /**
   * Who is active already is enrolled too, if the caller may enrol them (P17), and not invited: enrolling by email is
   * what PS4 is about, and it invites those who are unknown besides. So an address that led to an enrolment counts
   * (Z-04). Of whom the caller may not know nothing is told but that the address has an account (V21).
   * @throws DomainError `not_found`, `session_not_manageable`, `instructor_required`, `group_not_manageable`,
   * `session_ended`, `audience_full`, `user_limit_reached`, `too_many_requests`, `free_trial_ended`; `already_active` or `no_invitation_created` with `results`
   */
  async execute(
    command: CommandRequest,
    actor: PlatformActor,
    sessionId: string,
    request: InviteFromSessionRequest,
  ): Promise<CommandAnswer<InviteAnswer>> {
    const listed = readAddresses(request.emails);
    return this.commands.execute(command, async (tx) => {
      const { addresses, results, enrolled } = await this.invite(tx, actor, sessionId, request, listed);
      if (enrolled.size === 0) throw nobodyInvited(results, addresses);
      return new CommandAnswer(201, { results });
    });
  }

  /** What {@link execute} would do; throws what it would throw, but tells the outcomes also when they are all refusals. */
  async rehearse(
    actor: PlatformActor,
    sessionId: string,
    request: InviteFromSessionRequest,
  ): Promise<CommandAnswer<InvitePreview>> {
    const listed = readAddresses(request.emails);
    return rehearse(this.database, { platformId: actor.platformId }, async (tx) => {
      const invited = await this.invite(tx, actor, sessionId, request, listed);
      return new CommandAnswer(200, previewOf(invited, invited.results));
    });
  }

  private async invite(
    tx: Transaction,
    actor: PlatformActor,
    sessionId: string,
    request: InviteFromSessionRequest,
    listed: ReturnType<typeof readAddresses>,
  ): Promise<Invited & { enrolled: ReadonlySet<string> }> {
    const { inviter, session, group } = await this.plan(tx, actor, sessionId, request);
    const { message } = request;
    const invite = { inviter, groups: [group], roles: ['learner'] as const, message, locale: undefined };
    const invited = await this.inviter.invite(tx, { ...invite, sessionId }, listed);
    const enrolled = await mayEnrol(tx, inviter, session, invited);
    await this.enrolments.choose(tx, inviter.platformId, sessionId, [...enrolled]);
    await assertRoomFor(tx, sessionId);
    return { ...invited, results: invited.results.map((result) => told(result, enrolled)), enrolled };
  }

  private async plan(
    tx: Transaction,
    actor: PlatformActor,
    sessionId: string,
    { groupId, message = '' }: InviteFromSessionRequest,
  ): Promise<{ inviter: KnownActor; session: SeenSession; group: PlacedGroup }> {
    const inviter = await loadPolicyActor(tx, actor);
    const session = await loadSeenSession(tx, inviter, sessionId);
    const group = await loadGroupPlace(tx, inviter, groupId?.toLowerCase() ?? session.groupId);
    const hasMessage = message.trim() !== '';
    assertAllowed(
      decide(inviter, { kind: 'invite-from-session', session: session.subject, group, hasMessage }),
    );
    assertNotEnded(session, this.clock.now());
    return { inviter, session, group };
  }
}

/** Everybody who is invited, and of the active those whom the caller sees and may enrol (P17). */
async function mayEnrol(
  tx: Transaction,
  inviter: KnownActor,
  { subject }: SeenSession,
  { people }: Invited,
): Promise<Set<string>> {
  const active = people.filter(({ was }) => was === 'active').map(({ userId }) => userId);
  const known = active.length === 0 ? [] : await loadPersonSubjects(tx, active);
  const enrolled = known.filter(
    (person) =>
      seesPerson(inviter, person) &&
      decide(inviter, { kind: 'enrol', session: subject, groups: [], people: [person] }).allowed,
  );
  const invited = people.filter(({ was }) => was !== 'active');
  return new Set([...invited, ...enrolled].map(({ userId }) => userId));
}

function told(result: InviteResult, enrolled: ReadonlySet<string>): InviteResult {
  if (result.outcome === 'rejected') return result;
  return { ...result, enrolled: result.userId !== undefined && enrolled.has(result.userId) };
}
