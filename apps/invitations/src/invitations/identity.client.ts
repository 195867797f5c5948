import { Injectable } from '@nestjs/common';
import type {
  ActivationRequest,
  ActivationState,
  InvitationDecisions,
  InvitationQuestions,
  PolicyDecision,
  PolicyQuestion,
  SignInAnswer,
} from '@rollcall/contracts';
import { ActorTokens, ServiceClient, type PlatformActor } from '@rollcall/platform';
import { InvitationsConfig } from '../config.js';

/** Less than half the life of an attempt, so that one call that got lost leaves time for a second. */
const TIMEOUT_SECONDS = 8;

/** A page of `GET /v1/invitations`, as far as this service needs it. */
export interface InvitationPage {
  items: { id: string }[];
  nextCursor: string | null;
}

/** What this service asks of identity. Refusals and failures are thrown as {@link ServiceClient} throws them. */
@Injectable()
export class IdentityClient {
  private readonly client: ServiceClient;

  constructor(config: InvitationsConfig, tokens: ActorTokens) {
    this.client = new ServiceClient({
      baseUrl: config.IDENTITY_URL,
      self: 'invitations',
      tokens,
      timeoutSeconds: TIMEOUT_SECONDS,
    });
  }

  /** May this person do this? */
  decide(actor: PlatformActor, question: PolicyQuestion): Promise<PolicyDecision> {
    return this.client.post('/internal/policy-decisions', { actor, body: question });
  }

  /** May this person do this to each of these invitations? */
  decideMany(actor: PlatformActor, questions: InvitationQuestions): Promise<InvitationDecisions> {
    return this.client.post('/internal/invitation-decisions', { actor, body: questions });
  }

  /** A page of the invitations that a person sees, as the person gets it. */
  listInvitations(actor: PlatformActor, query: URLSearchParams): Promise<InvitationPage> {
    return this.client.get(`/v1/invitations?${query.toString()}`, { actor });
  }

  /** Makes the invited person active. Safe to repeat: an attempt activates once. */
  activate(invitationId: string, request: ActivationRequest): Promise<SignInAnswer> {
    return this.client.put(`/internal/activations/${invitationId}`, { body: request });
  }

  /** What became of the invited person. */
  activationState(invitationId: string): Promise<ActivationState> {
    return this.client.get(`/internal/activations/${invitationId}`);
  }
}
