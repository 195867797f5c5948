import type {
  InvitationDecisions,
  InvitationQuestion,
  MailsQuestion,
  PolicyDecision,
  PolicyQuestion,
} from '@rollcall/contracts';
import { Database, type Transaction } from '@rollcall/database';
import { Allow, CurrentActor, type PlatformActor, KeyScope } from '@rollcall/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type PlacedInvitation, loadInvitations } from '../invitations/invitation-facts.query.js';
import { loadPersonFacts } from './person-facts.query.js';
import { loadPersonSubjects } from './person-subjects.query.js';
import { type KnownActor, loadPolicyActor } from './policy-actor.query.js';
import { InvitationQuestionsRequest, PolicyQuestionRequest } from './policy-decisions.requests.js';
import { refusalText } from './policy.errors.js';
import type { PolicyAnswer } from './answer.rules.js';
import { decide, groupsToDetach } from './policy.rules.js';
import { seesGroup } from './rights.rules.js';

/** Answers other services: may this person do this? */
@ApiExcludeController()
@Controller('internal')
export class PolicyDecisionsController {
  constructor(private readonly database: Database) {}

  @Post('policy-decisions')
  @Allow('user')
  @KeyScope('any')
  @HttpCode(200)
  decide(@CurrentActor() actor: PlatformActor, @Body() body: PolicyQuestionRequest): Promise<PolicyDecision> {
    return this.database.transaction({ platformId: actor.platformId }, async (tx) => {
      const asker = await loadPolicyActor(tx, actor);
      const question = body as PolicyQuestion;
      switch (question.action) {
        case 'billing.read':
          return outcome(decide(asker, { kind: 'read-billing' }), asker);
        case 'mail.manage':
          return outcome(decide(asker, { kind: 'manage-mail' }), asker);
        case 'events.read':
          return outcome(decide(asker, { kind: 'read-events' }), asker);
        case 'webhooks.manage':
          return outcome(decide(asker, { kind: 'manage-webhooks' }), asker);
        case 'mails.read':
          return aboutMails(tx, asker, question);
        case 'invitation.job':
          return outcome(decide(asker, { kind: 'run-invitation-job' }), asker);
        default: {
          const { action, invitationId } = question;
          const invitations = await loadInvitations(tx, [invitationId]);
          return aboutInvitation(asker, action, invitations.get(invitationId));
        }
      }
    });
  }

  @Post('invitation-decisions')
  @Allow('user')
  @KeyScope('any')
  @HttpCode(200)
  decideMany(
    @CurrentActor() actor: PlatformActor,
    @Body() { action, invitationIds }: InvitationQuestionsRequest,
  ): Promise<InvitationDecisions> {
    return this.database.transaction({ platformId: actor.platformId }, async (tx) => {
      const [asker, invitations] = await Promise.all([
        loadPolicyActor(tx, actor),
        loadInvitations(tx, invitationIds),
      ]);
      return { items: invitationIds.map((id) => aboutInvitation(asker, action, invitations.get(id))) };
    });
  }
}

async function aboutMails(
  tx: Transaction,
  asker: KnownActor,
  { userId }: MailsQuestion,
): Promise<PolicyDecision> {
  const [[person], facts] = await Promise.all([
    loadPersonSubjects(tx, [userId], 'read'),
    loadPersonFacts(tx, userId),
  ]);
  if (!person || !facts) return { outcome: 'not_found' };
  const decision = outcome(decide(asker, { kind: 'read-mails', person }), asker);
  return decision.outcome === 'allowed' ? { ...decision, person: facts } : decision;
}

function aboutInvitation(
  asker: KnownActor,
  action: InvitationQuestion['action'],
  invitation: PlacedInvitation | undefined,
): PolicyDecision {
  if (!invitation) return { outcome: 'not_found' };
  const { facts, groups, needsApproval } = invitation;
  const kind = INVITATION_ACTIONS[action];
  const decision = outcome(decide(asker, { kind, groups }), asker);
  if (decision.outcome !== 'allowed') return decision;
  const seen = new Set(groups.filter((group) => seesGroup(asker, group)).map(({ id }) => id));
  const shown = { groupIds: facts.groupIds.filter((id) => seen.has(id)), needsApproval };
  const detachGroupIds = kind === 'cancel-invitation' ? groupsToDetach(asker, groups) : undefined;
  const { plan, remindersPerDay } = asker;
  return { ...decision, invitation: facts, shown, platform: { plan, remindersPerDay }, detachGroupIds };
}

const INVITATION_ACTIONS = {
  'invitation.read': 'read-invitation',
  'invitation.remind': 'remind-invitation',
  'invitation.cancel': 'cancel-invitation',
} as const;

function outcome(answer: PolicyAnswer, { userId, displayName }: KnownActor): PolicyDecision {
  if (answer.allowed) return { outcome: 'allowed', actor: { userId, displayName } };
  if (answer.code === 'not_found') return { outcome: 'not_found' };
  return { outcome: 'refused', code: answer.code, detail: refusalText(answer) };
}
