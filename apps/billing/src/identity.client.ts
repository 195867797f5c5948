import { Injectable } from '@nestjs/common';
import type {
  AccountName,
  AccountNamesAnswer,
  AccountPlace,
  AccountState,
  AccountStatesAnswer,
  PolicyDecision,
} from '@rollcall/contracts';
import { ActorTokens, DomainError, ServiceClient, type UserActor, isProblemCode } from '@rollcall/platform';
import { BillingConfig } from './config.js';

/** What this service asks of identity. */
@Injectable()
export class IdentityClient {
  private readonly client: ServiceClient;

  constructor(config: BillingConfig, tokens: ActorTokens) {
    this.client = new ServiceClient({ baseUrl: config.IDENTITY_URL, self: 'billing', tokens });
  }

  /**
   * Lets only those go on who may read the billing of their platform: its owner (P21).
   * @throws DomainError with identity's code, `owner_required` for everybody else
   */
  async assertMayReadBilling(actor: UserActor): Promise<void> {
    const decision = await this.client.post<PolicyDecision>('/internal/policy-decisions', {
      actor,
      body: { action: 'billing.read' },
    });
    if (decision.outcome === 'allowed') return;
    if (decision.outcome === 'not_found')
      throw new DomainError('not_found', 'There is nothing at this address.');
    throw new DomainError(isProblemCode(decision.code) ? decision.code : 'forbidden', decision.detail);
  }

  /** Who is active, on all platforms: a page of them. */
  async activeAccounts(after: AccountPlace | null, limit: number): Promise<AccountState[]> {
    const body = after ? { after, limit } : { limit };
    return (await this.client.post<AccountStatesAnswer>('/internal/active-accounts', { body })).items;
  }

  /** Who people of a platform are, at most 1,000; who is not of it is left out. */
  async accountNames(platformId: string, userIds: readonly string[]): Promise<AccountName[]> {
    const body = { platformId, userIds };
    return (await this.client.post<AccountNamesAnswer>('/internal/account-names', { body })).items;
  }

  /** What has become of people; who never was is left out. */
  async accountStates(userIds: readonly string[]): Promise<AccountState[]> {
    return (await this.client.post<AccountStatesAnswer>('/internal/account-states', { body: { userIds } }))
      .items;
  }
}
