import { Injectable } from '@nestjs/common';
import type { InvitationFacts, NamedPerson, PersonFacts, PolicyDecision } from '@rollcall/contracts';
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
    refuse(decision);
    const person = decision.outcome === 'allowed' ? decision.person : undefined;
    if (person?.platformId !== actor.platformId) throw nothingHere();
    return person;
  }

  /**
   * Lets only those go on who may remind of the invitation. @returns what a reminder says
   * @throws DomainError with identity's code; what the asker may not know of is not found
   */
  async assertMayRemind(actor: PlatformActor, invitationId: string): Promise<Remindable> {
    const decision = await this.client.post<PolicyDecision>('/internal/policy-decisions', {
      actor,
      body: { action: 'invitation.remind', invitationId },
    });
    refuse(decision);
    if (decision.outcome !== 'allowed' || decision.invitation?.platformId !== actor.platformId)
      throw nothingHere();
    const { invitation, actor: sender, platform } = decision;
    return { invitation, sender, isTrial: platform?.plan === 'free_trial' };
  }
}

/** An invitation of which somebody may send a reminder. */
export interface Remindable {
  invitation: InvitationFacts;
  /** Who asks, with the name to show. */
  sender: NamedPerson;
  isTrial: boolean;
}

function refuse(decision: PolicyDecision): void {
  if (decision.outcome !== 'refused') return;
  throw new DomainError(isProblemCode(decision.code) ? decision.code : 'forbidden', decision.detail);
}

/** The same answer for what is not there and for what the caller may not know of. */
export const nothingHere = (): DomainError =>
  new DomainError('not_found', 'There is nothing at this address.');
