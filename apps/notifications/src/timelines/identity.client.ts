import { Injectable } from '@nestjs/common';
import type { PersonFacts, PolicyDecision } from '@rollcall/contracts';
import {
  ActorTokens,
  DomainError,
  ServiceClient,
  type PlatformActor,
  isProblemCode,
} from '@rollcall/platform';
import { NotificationsConfig } from '../config.js';

/** Asks identity who may see whose mails. */
@Injectable()
export class IdentityClient {
  private readonly client: ServiceClient;

  constructor(config: NotificationsConfig, tokens: ActorTokens) {
    this.client = new ServiceClient({ baseUrl: config.IDENTITY_URL, self: 'notifications', tokens });
  }

  /**
   * Lets only those go on who may see the mails of the person. @returns who that is
   * @throws DomainError with identity's code; whom the asker may not know of is not found
   */
  async assertMayReadMails(actor: PlatformActor, userId: string): Promise<PersonFacts> {
    const decision = await this.client.post<PolicyDecision>('/internal/policy-decisions', {
      actor,
      body: { action: 'mails.read', userId },
    });
    if (decision.outcome === 'refused') {
      throw new DomainError(isProblemCode(decision.code) ? decision.code : 'forbidden', decision.detail);
    }
    const person = decision.outcome === 'allowed' ? decision.person : undefined;
    if (person?.platformId !== actor.platformId) throw nothingHere();
    return person;
  }
}

/** The same answer for what is not there and for what the caller may not know of. */
export const nothingHere = (): DomainError =>
  new DomainError('not_found', 'There is nothing at this address.');
