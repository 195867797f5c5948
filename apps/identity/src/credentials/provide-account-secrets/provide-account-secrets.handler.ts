import type { AccountSecretAsked, AccountSecretItem, AccountSecretsAnswer } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { Injectable } from '@nestjs/common';
import { ServiceConfig } from '@rollcall/platform';
import { GeneratedPasswords } from '../generated-passwords.js';
import { ResetToken } from '../reset-token.js';
import { type Account, issueMissing, loadAccounts, loadLinks } from './account-secrets.store.js';

/**
 * Gives out what mails carry at the moment of sending (Z-02): links to choose a password, and generated passwords,
 * which come into being here. The same mail gets the same secret again, as long as it is of any use; then it is gone.
 */
@Injectable()
export class ProvideAccountSecretsHandler {
  constructor(
    private readonly database: Database,
    private readonly generated: GeneratedPasswords,
    private readonly tokens: ResetToken,
    private readonly config: ServiceConfig,
  ) {}

  /** One item for each asked, in the order asked. */
  async provide(asked: readonly AccountSecretAsked[]): Promise<AccountSecretsAnswer> {
    return this.database.transaction('installation', async (tx) => {
      const accounts = await loadAccounts(tx, asked);
      const credentials = asked.filter(
        ({ kind, userId, address }) => kind === 'credentials' && accounts.get(userId)?.email === address,
      );
      const issued = await issueMissing(tx, credentials, accounts, {
        hashOf: (userId, id) => this.generated.make(userId, id).hash,
        keyId: this.tokens.currentKeyId,
      });
      const current = issued ? await loadAccounts(tx, asked) : accounts;
      const links = await loadLinks(
        tx,
        asked.map(({ id }) => id),
      );
      return { items: asked.map((item) => this.itemOf(item, current.get(item.userId), links.get(item.id))) };
    });
  }

  private itemOf(
    { kind, id, userId, address }: AccountSecretAsked,
    account: Account | undefined,
    keyId: string | undefined,
  ): AccountSecretItem {
    const gone: AccountSecretItem = { id, state: 'gone', secrets: null };
    if (!account || account.email !== address) return gone;
    const { login, passwordHash, generatedFor } = account;
    const token = keyId === undefined ? null : this.tokens.make({ resetId: id, keyId });
    if (token) {
      return {
        id,
        state: 'open',
        secrets: { link: `${this.publicUrl}/reset/${token}`, login, password: null },
      };
    }
    if (kind !== 'credentials' || generatedFor !== id || passwordHash === null) return gone;
    const password = this.generated.remake(userId, id, passwordHash);
    return password ? { id, state: 'open', secrets: { link: `${this.publicUrl}/`, login, password } } : gone;
  }

  private get publicUrl(): string {
    return this.config.PUBLIC_URL.replace(/\/+$/, '');
  }
}
