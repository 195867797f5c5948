import type {
  InvitationQuestion,
  MailsQuestion,
  PolicyAllowed,
  PolicyDecision,
  PolicyQuestion,
} from '@rollcall/contracts';
import { Database, type Transaction } from '@rollcall/database';
import { Allow, CurrentActor, type UserActor } from '@rollcall/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn, IsUUID, ValidateIf } from 'class-validator';
import { loadInvitation } from '../invitations/invitation-facts.query.js';
import { loadPersonFacts } from './person-facts.query.js';
import { loadPersonSubjects } from './person-subjects.query.js';
import { type KnownActor, loadPolicyActor } from './policy-actor.query.js';
import { refusalText } from './policy.errors.js';
import type { PolicyAnswer } from './answer.rules.js';
import { decide, groupsToDetach } from './policy.rules.js';

const ACTIONS = [
  'invitation.read',
  'invitation.remind',
  'invitation.cancel',
  'billing.read',
  'mails.read',
] as const;

/** Body of `POST /internal/policy-decisions`. */
export class PolicyQuestionRequest {
  @IsIn(ACTIONS)
  action: (typeof ACTIONS)[number];

  @ValidateIf(({ action }: PolicyQuestionRequest) => String(action).startsWith('invitation.'))
  @IsUUID()
  invitationId?: string;

  @ValidateIf(({ action }: PolicyQuestionRequest) => action === 'mails.read')
  @IsUUID()
  userId?: string;
}

/** Answers other services: may this person do this? */
@ApiExcludeController()
@Controller('internal/policy-decisions')
export class PolicyDecisionsController {
  constructor(private readonly database: Database) {}

  @Post()
  @Allow('user')
  @HttpCode(200)
  decide(@CurrentActor() actor: UserActor, @Body() body: PolicyQuestionRequest): Promise<PolicyDecision> {
    return this.database.transaction({ platformId: actor.platformId }, async (tx) => {
      const asker = await loadPolicyActor(tx, actor.userId);
      const question = body as PolicyQuestion;
      switch (question.action) {
        case 'billing.read':
          return outcome(decide(asker, { kind: 'read-billing' }), asker);
        case 'mails.read':
          return this.aboutMails(tx, asker, question);
        default:
          return this.aboutInvitation(tx, asker, question);
      }
    });
  }

  private async aboutMails(
    tx: Transaction,
    asker: KnownActor,
    { userId }: MailsQuestion,
  ): Promise<PolicyDecision> {
    const [[person], facts] = await Promise.all([
      loadPersonSubjects(tx, [userId], 'read'),
      loadPersonFacts(tx, userId),
    ]);
    if (!person || !facts) return { outcome: 'not_found' };
    return withFacts(outcome(decide(asker, { kind: 'read-mails', person }), asker), { person: facts });
  }

  private async aboutInvitation(
    tx: Transaction,
    asker: KnownActor,
    { action, invitationId }: InvitationQuestion,
  ): Promise<PolicyDecision> {
    const invitation = await loadInvitation(tx, invitationId);
    if (!invitation) return { outcome: 'not_found' };
    const { facts, groups } = invitation;
    const kind = INVITATION_ACTIONS[action];
    const decision = outcome(decide(asker, { kind, groups }), asker);
    if (decision.outcome !== 'allowed') return decision;
    const detachGroupIds = kind === 'cancel-invitation' ? groupsToDetach(asker, groups) : undefined;
    return { ...decision, invitation: facts, detachGroupIds };
  }
}

/** The answer with more in it, if it is yes. */
const withFacts = (decision: PolicyDecision, facts: Partial<PolicyAllowed>): PolicyDecision =>
  decision.outcome === 'allowed' ? { ...decision, ...facts } : decision;

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
