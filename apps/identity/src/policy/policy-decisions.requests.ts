import type { InvitationQuestions } from '@rollcall/contracts';
import { ArrayMaxSize, IsArray, IsIn, IsUUID, ValidateIf } from 'class-validator';

const INVITATION_ACTIONS = ['invitation.read', 'invitation.remind', 'invitation.cancel'] as const;
const ACTIONS = [
  ...INVITATION_ACTIONS,
  'invitation.job',
  'billing.read',
  'mail.manage',
  'mails.read',
  'events.read',
  'webhooks.manage',
] as const;
const MOST_INVITATIONS = 500;

/** Body of `POST /internal/policy-decisions`. */
export class PolicyQuestionRequest {
  @IsIn(ACTIONS)
  action: (typeof ACTIONS)[number];

  @ValidateIf(({ action }: PolicyQuestionRequest) => INVITATION_ACTIONS.some((each) => each === action))
  @IsUUID()
  invitationId?: string;

  @ValidateIf(({ action }: PolicyQuestionRequest) => action === 'mails.read')
  @IsUUID()
  userId?: string;
}

/** Body of `POST /internal/invitation-decisions`. */
export class InvitationQuestionsRequest implements InvitationQuestions {
  @IsIn(INVITATION_ACTIONS)
  action: InvitationQuestions['action'];

  @IsUUID('all', { each: true })
  @ArrayMaxSize(MOST_INVITATIONS)
  @IsArray()
  invitationIds: string[];
}
