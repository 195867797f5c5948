import { Database } from '@rollcall/database';
import { type ApiScope, isApiScope, type KeyActor, RequestContext } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { inetOf } from '../audit/inet-of.js';
import { keyIdIn } from './api-key-format.js';
import { ApiKeySecrets, type KeptSecret } from './api-key-secrets.js';
import { IS_LIVE } from './api-key.resource.js';
import { digestOfApiToken, isApiToken } from './api-token.js';

/** A live key that somebody shows. */
export interface RecognisedKey {
  id: string;
  platformId: string;
  scopes: ApiScope[];
  expiresAt: Date;
  /** Which of its secrets was shown. */
  generation: number;
  /** Until when that works; null as long as the key does. */
  secretUntil: Date | null;
}

interface KeyRow {
  id: string;
  platformId: string;
  scopes: string[];
  expiresAt: Date;
  isNoted: boolean;
}

/** The working secrets of a key, the newest first. */
type WorkingSecret = KeptSecret & { generation: number; until: Date | null };

type SecretsRow = KeyRow & {
  generation: number;
  digest: Buffer;
  kid: string;
  previousDigest: Buffer | null;
  previousKid: string | null;
  previousUntil: Date | null;
};

/** The last use is written down at most so often. */
const NOTE_EVERY = `interval '1 minute'`;

const KEY_COLUMNS = `k.id, k.platform_id AS "platformId", k.scopes, k.expires_at AS "expiresAt",
  k.last_used_at > now() - ${NOTE_EVERY} IS TRUE AS "isNoted"`;

/** Recognises keys, and the access tokens that are made with them, and notes when they were last used. */
@Injectable()
export class ApiKeyRecognition {
  constructor(
    private readonly database: Database,
    private readonly secrets: ApiKeySecrets,
  ) {}

  /** Who acts with a key or a token of one; undefined when it is neither, or not any more. */
  async actorOf(accessToken: string): Promise<KeyActor | undefined> {
    if (isApiToken(accessToken)) return this.actorOfToken(accessToken);
    const key = await this.recognise(accessToken);
    return key && actor(key);
  }

  /** The key itself; undefined when there is no such key, or it has expired, was ended, or has another secret. */
  async recognise(text: string): Promise<RecognisedKey | undefined> {
    const id = keyIdIn(text);
    if (id === undefined) return undefined;
    const [row] = await this.database.query<SecretsRow>(
      'installation',
      `SELECT ${KEY_COLUMNS}, k.generation, k.secret_digest AS digest, k.secret_kid AS kid,
              k.previous_digest AS "previousDigest", k.previous_kid AS "previousKid",
              CASE WHEN k.previous_until > now() THEN k.previous_until END AS "previousUntil"
         FROM api_keys k WHERE k.id = $1 AND ${IS_LIVE}`,
      [id],
    );
    const shown = this.secrets.find(text, row ? workingSecrets(row) : []);
    if (!row || !shown) return undefined;
    await this.noteUse(row);
    const { platformId, expiresAt } = row;
    const scopes = row.scopes.filter(isApiScope);
    return { id, platformId, expiresAt, scopes, generation: shown.generation, secretUntil: shown.until };
  }

  /** A token opens what it asked for, as far as its key still has it, while the secret works that it was made with. */
  private async actorOfToken(token: string): Promise<KeyActor | undefined> {
    const [row] = await this.database.query<KeyRow & { wanted: string[] }>(
      'installation',
      `SELECT ${KEY_COLUMNS}, t.scopes AS wanted FROM api_key_tokens t JOIN api_keys k ON k.id = t.key_id
        WHERE t.token_digest = $1 AND t.expires_at > now() AND ${IS_LIVE}
          AND (t.generation = k.generation OR t.generation = k.generation - 1 AND k.previous_until > now())`,
      [digestOfApiToken(token)],
    );
    if (!row) return undefined;
    await this.noteUse(row);
    const scopes = row.scopes.filter(isApiScope).filter((scope) => row.wanted.includes(scope));
    return actor({ ...row, scopes });
  }

  private async noteUse({ id, isNoted }: KeyRow): Promise<void> {
    if (isNoted) return;
    await this.database.query(
      'installation',
      `UPDATE api_keys SET last_used_at = now(), last_used_from = $2::inet
        WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= now() - ${NOTE_EVERY})`,
      [id, inetOf(RequestContext.current()?.clientIp ?? '')],
    );
  }
}

function workingSecrets(row: SecretsRow): WorkingSecret[] {
  const { generation, digest, kid, previousDigest, previousKid, previousUntil } = row;
  const current = { generation, digest, kid, until: null };
  if (!previousDigest || !previousKid || !previousUntil) return [current];
  const previous = { digest: previousDigest, kid: previousKid, until: previousUntil };
  return [current, { ...previous, generation: generation - 1 }];
}

const actor = ({
  id,
  platformId,
  scopes,
}: {
  id: string;
  platformId: string;
  scopes: ApiScope[];
}): KeyActor => ({
  kind: 'key',
  keyId: id,
  platformId,
  scopes,
});
