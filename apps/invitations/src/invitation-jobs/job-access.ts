import { Injectable } from '@nestjs/common';
import type { PolicyDecision } from '@rollcall/contracts';
import { DomainError, type UserActor, isProblemCode } from '@rollcall/platform';
import { IdentityClient } from '../invitations/identity.client.js';

/** The same answer for a job that is not there and for one of somebody else. */
export const jobNotFound = (): DomainError =>
  new DomainError('not_found', 'There is nothing at this address.');

/** Asks identity whether somebody manages people at all; about which of them, is asked of each invitation. */
@Injectable()
export class JobAccess {
  constructor(private readonly identity: IdentityClient) {}

  /** @throws DomainError `no_group_managed` */
  async assertManager(actor: UserActor): Promise<void> {
    const refusal = refusalOf(await this.identity.decide(actor, { action: 'invitation.job' }));
    if (refusal) throw refusal;
  }
}

function refusalOf(decision: PolicyDecision): DomainError | undefined {
  switch (decision.outcome) {
    case 'allowed':
      return undefined;
    case 'not_found':
      return jobNotFound();
    case 'refused':
      return new DomainError(isProblemCode(decision.code) ? decision.code : 'forbidden', decision.detail);
  }
}
