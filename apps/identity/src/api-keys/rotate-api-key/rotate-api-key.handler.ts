import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { type ApiKeyWithSecret, IS_LIVE } from '../api-key.resource.js';
import { ApiKeySecrets } from '../api-key-secrets.js';
import { assertMayManageKeys, readApiKey, refuseChange } from '../api-keys.store.js';
import type { RotateApiKeyRequest } from './rotate-api-key.requests.js';

/** Gives a live key a new secret; the old one goes on working for a while, and one before it no longer (P20). */
@Injectable()
export class RotateApiKeyHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly secrets: ApiKeySecrets,
  ) {}

  /**
   * Answers the key, and never again: what is kept for repetitions of the call does not have it.
   * @throws DomainError `platform_admin_required`, `not_found`, `api_key_over`
   */
  async execute(
    command: CommandRequest,
    actor: UserActor,
    keyId: string,
    { overlapSeconds }: RotateApiKeyRequest,
  ): Promise<CommandAnswer<ApiKeyWithSecret>> {
    const { text, kept } = this.secrets.make(keyId);
    let isRotated = false;
    const answer = await this.commands.execute(
      command,
      async (tx): Promise<CommandAnswer<ApiKeyWithSecret>> => {
        await assertMayManageKeys(tx, actor);
        const rotated = await tx.execute(
          `UPDATE api_keys k SET generation = generation + 1, rotated_at = now(),
                previous_digest = secret_digest, previous_kid = secret_kid,
                previous_until = now() + make_interval(secs => $4), secret_digest = $2, secret_kid = $3
          WHERE k.id = $1 AND ${IS_LIVE}`,
          [keyId, kept.digest, kept.kid, overlapSeconds],
        );
        if (rotated === 0) await refuseChange(tx, keyId);
        isRotated = true;
        return new CommandAnswer(201, { ...(await readApiKey(tx, keyId)), key: null });
      },
    );
    return isRotated ? new CommandAnswer(answer.status, { ...answer.body, key: text }) : answer;
  }
}
