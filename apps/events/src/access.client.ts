import { Injectable } from '@nestjs/common';
import type { EventsQuestion, PolicyDecision } from '@rollcall/contracts';
import {
  ActorTokens,
  DomainError,
  ServiceClient,
  type PlatformActor,
  isProblemCode,
} from '@rollcall/platform';
import { EventsConfig } from './config.js';

/** Asks identity who may have what leaves a platform for other services. */
@Injectable()
export class AccessClient {
  private readonly identity: ServiceClient;

  constructor(config: EventsConfig, tokens: ActorTokens) {
    this.identity = new ServiceClient({ baseUrl: config.IDENTITY_URL, self: 'events', tokens });
  }

  /**
   * Lets only those go on who may do this.
   * @throws DomainError with identity's code, `platform_admin_required` for everybody else
   */
  async assertMay(actor: PlatformActor, action: EventsQuestion['action']): Promise<void> {
    const body: EventsQuestion = { action };
    const decision = await this.identity.post<PolicyDecision>('/internal/policy-decisions', { actor, body });
    if (decision.outcome === 'allowed') return;
    if (decision.outcome === 'not_found')
      throw new DomainError('not_found', 'There is nothing at this address.');
    throw new DomainError(isProblemCode(decision.code) ? decision.code : 'forbidden', decision.detail);
  }
}
