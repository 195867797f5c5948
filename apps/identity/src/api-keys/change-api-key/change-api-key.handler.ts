import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { Clock, type UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { assertExpiry } from '../api-key.errors.js';
import { type ApiKeyResource, IS_LIVE } from '../api-key.resource.js';
import { assertMayManageKeys, readApiKey, refuseChange } from '../api-keys.store.js';
import type { ChangeApiKeyRequest } from './change-api-key.requests.js';

/** Changes the name, the scopes or the end of a live key (P20). */
@Injectable()
export class ChangeApiKeyHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `platform_admin_required`, `not_found`, `api_key_over`, `invalid_input` */
  async execute(
    command: CommandRequest,
    actor: UserActor,
    keyId: string,
    { name, scopes, expiresAt }: ChangeApiKeyRequest,
  ): Promise<CommandAnswer<ApiKeyResource>> {
    return this.commands.execute(command, async (tx) => {
      await assertMayManageKeys(tx, actor);
      if (expiresAt !== undefined) assertExpiry(new Date(expiresAt), this.clock.now());
      const changed = await tx.execute(
        `UPDATE api_keys k SET name = coalesce($2, name), scopes = coalesce($3, scopes),
                expires_at = coalesce($4, expires_at)
          WHERE k.id = $1 AND ${IS_LIVE}`,
        [keyId, name, scopes, expiresAt],
      );
      if (changed === 0) await refuseChange(tx, keyId);
      return new CommandAnswer(200, await readApiKey(tx, keyId));
    });
  }
}
