import { Injectable } from '@nestjs/common';
import type { ActivationState } from '@rollcall/contracts';
import { DomainError } from '@rollcall/platform';
import { AcceptanceStore, type Attempt } from './acceptance.store.js';
import { IdentityClient } from './identity.client.js';

/**
 * Finds out what became of an attempt to accept whose answer was lost (a crash, a broken connection), and brings the
 * invitation to where identity says the person is: forward to accepted, or back to pending.
 */
@Injectable()
export class AcceptanceResolver {
  constructor(
    private readonly acceptances: AcceptanceStore,
    private readonly identity: IdentityClient,
  ) {}

  /** Asks identity and acts on its answer. Only for an attempt that can no longer succeed by itself. */
  async resolve(attempt: Attempt): Promise<ActivationState['state']> {
    const { state, activatedAt } = await this.identity.activationState(attempt.invitationId);
    if (state === 'activated') await this.acceptances.complete(attempt, activatedAt);
    else if (state === 'invited') await this.acceptances.release(attempt);
    else await this.acceptances.close(attempt);
    return state;
  }

  /** Runs work; if it meets an attempt whose time is over, resolves that first and runs the work once more. */
  async resolvingExpired<T>(invitationId: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'acceptance_in_progress')) throw error;
      const [expired] = await this.acceptances.claimExpired(1, invitationId);
      if (!expired) throw error;
      await this.resolve(expired);
      return work();
    }
  }
}
