import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Clock, DomainError, type UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { assertExpiry } from '../api-key.errors.js';
import { IS_LIVE, type ApiKeyWithSecret } from '../api-key.resource.js';
import { MOST_LIVE_KEYS, usualExpiry } from '../api-key.rules.js';
import { ApiKeySecrets } from '../api-key-secrets.js';
import { assertMayManageKeys, readApiKey } from '../api-keys.store.js';
import type { CreateApiKeyRequest } from './create-api-key.requests.js';

/** Makes a key for a program (R7, P20). */
@Injectable()
export class CreateApiKeyHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly secrets: ApiKeySecrets,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers the key, and never again: what is kept for repetitions of the call does not have it.
   * @throws DomainError `platform_admin_required`, `api_key_limit_reached`, `invalid_input`
   */
  async execute(
    command: CommandRequest,
    actor: UserActor,
    request: CreateApiKeyRequest,
  ): Promise<CommandAnswer<ApiKeyWithSecret>> {
    const id = uuidv7();
    const { text, kept } = this.secrets.make(id);
    const answer = await this.commands.execute(
      command,
      async (tx): Promise<CommandAnswer<ApiKeyWithSecret>> => {
        await assertMayManageKeys(tx, actor);
        const expiresAt = this.expiryOf(request);
        await assertRoom(tx, actor.platformId);
        await tx.execute(
          `INSERT INTO api_keys (id, platform_id, name, scopes, secret_digest, secret_kid, created_by, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            id,
            actor.platformId,
            request.name,
            request.scopes,
            kept.digest,
            kept.kid,
            actor.userId,
            expiresAt,
          ],
        );
        return new CommandAnswer(201, { ...(await readApiKey(tx, id)), key: null });
      },
    );
    return answer.body.id === id ? new CommandAnswer(answer.status, { ...answer.body, key: text }) : answer;
  }

  private expiryOf({ expiresAt }: CreateApiKeyRequest): Date {
    const now = this.clock.now();
    if (expiresAt === undefined) return usualExpiry(now);
    assertExpiry(new Date(expiresAt), now);
    return new Date(expiresAt);
  }
}

/** Counted under a lock, so that calls at the same time do not go beyond the limit together. */
async function assertRoom(tx: Transaction, platformId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('api keys ' || $1, 0))`, [platformId]);
  const [row] = await tx.query<{ live: number }>(
    `SELECT count(*)::int AS live FROM api_keys k WHERE k.platform_id = $1 AND ${IS_LIVE}`,
    [platformId],
  );
  if ((row?.live ?? 0) < MOST_LIVE_KEYS) return;
  throw new DomainError(
    'api_key_limit_reached',
    `The platform has ${MOST_LIVE_KEYS} live keys, the most it may have; end one first.`,
  );
}
