import { Injectable } from '@nestjs/common';
import type {
  AccountSecretAsked,
  AccountSecretItem,
  AccountSecretsAnswer,
  AccountSecretsRequest,
} from '@rollcall/contracts';
import { SecretOwnerClient } from './secret-owner.client.js';

/** Asks identity for passwords and links to choose one, at the moment of sending. They are never kept (Z-02). */
@Injectable()
export class AccountSecretsClient {
  constructor(private readonly identity: SecretOwnerClient) {}

  /**
   * @returns in the order asked
   * @throws DependencyUnavailableError when identity does not answer
   */
  async secretsOf(asked: readonly AccountSecretAsked[]): Promise<AccountSecretItem[]> {
    if (asked.length === 0) return [];
    const body: AccountSecretsRequest = { items: [...asked] };
    const { items } = await this.identity.ask<AccountSecretsAnswer>('/internal/account-secrets', body);
    return items;
  }
}
