import { Injectable } from '@nestjs/common';
import type {
  ActivationRequest,
  ActivationState,
  PolicyDecision,
  PolicyQuestion,
  SignInAnswer,
} from '@rollcall/contracts';
import { ActorTokens, ServiceClient, type UserActor } from '@rollcall/platform';
import { InvitationsConfig } from '../config.js';

/** Less than half the life of an attempt, so that one call that got lost leaves time for a second. */
const TIMEOUT_SECONDS = 8;

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
  decide(actor: UserActor, question: PolicyQuestion): Promise<PolicyDecision> {
    return this.client.post('/internal/policy-decisions', { actor, body: question });
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
