import { Injectable } from '@nestjs/common';
import type { PolicyDecision, PolicyQuestion } from '@rollcall/contracts';
import {
  ActorTokens,
  DomainError,
  ServiceClient,
  type PlatformActor,
  isProblemCode,
} from '@rollcall/platform';
import { NotificationsConfig } from '../config.js';

/** Asks identity who may look after the mail of a platform. */
@Injectable()
export class MailAdministrationClient {
  private readonly identity: ServiceClient;

  constructor(config: NotificationsConfig, tokens: ActorTokens) {
    this.identity = new ServiceClient({ baseUrl: config.IDENTITY_URL, self: 'notifications', tokens });
  }

  /**
   * Lets only platform admins go on.
   * @throws DomainError with identity's code, `platform_admin_required` for everybody else
   */
  async assertMayManageMail(actor: PlatformActor): Promise<void> {
    const body: PolicyQuestion = { action: 'mail.manage' };
    const decision = await this.identity.post<PolicyDecision>('/internal/policy-decisions', { actor, body });
    if (decision.outcome === 'allowed') return;
    if (decision.outcome === 'not_found')
      throw new DomainError('not_found', 'There is nothing at this address.');
    throw new DomainError(isProblemCode(decision.code) ? decision.code : 'forbidden', decision.detail);
  }
}
