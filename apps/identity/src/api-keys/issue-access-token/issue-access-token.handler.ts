import type { ClientCredentialsAnswer, ClientCredentialsRequest } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import type { ApiScope } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { keyOfClient } from '../api-key-format.js';
import { ApiKeyRecognition, type RecognisedKey } from '../api-key-recognition.js';
import { grantedScopes, TOKEN_SECONDS } from '../api-key.rules.js';
import { digestOfApiToken, newApiToken } from '../api-token.js';

/** Makes an access token with a key (client credentials, RFC 6749, 4.4), for programs that know nothing else. */
@Injectable()
export class IssueAccessTokenHandler {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeyRecognition,
  ) {}

  /** Refusals are answers: the gateway tells them in the words of OAuth. */
  async execute({
    clientId,
    clientSecret,
    scopes,
  }: ClientCredentialsRequest): Promise<ClientCredentialsAnswer> {
    const key = await this.keys.recognise(keyOfClient(clientId, clientSecret));
    if (key?.id !== clientId.toLowerCase()) return { outcome: 'invalid_client' };
    const granted = grantedScopes(scopes, key.scopes);
    if (!granted) return { outcome: 'invalid_scope' };
    const accessToken = newApiToken();
    const expiresIn = await this.keep(accessToken, key, granted);
    return { outcome: 'issued', accessToken, expiresIn, scopes: [...granted] };
  }

  /** For an hour, or as long as the key and its secret still work. @returns for how many seconds that is */
  private async keep(
    accessToken: string,
    { id, platformId, generation, expiresAt, secretUntil }: RecognisedKey,
    scopes: readonly ApiScope[],
  ): Promise<number> {
    const [kept] = await this.database.query<{ seconds: number }>(
      { platformId },
      `INSERT INTO api_key_tokens (token_digest, key_id, platform_id, generation, scopes, expires_at)
       VALUES ($1, $2, $3, $4, $5, least(now() + make_interval(secs => $6), $7, $8))
       RETURNING floor(extract(epoch FROM expires_at - now()))::int AS seconds`,
      [
        digestOfApiToken(accessToken),
        id,
        platformId,
        generation,
        scopes,
        TOKEN_SECONDS,
        expiresAt,
        secretUntil,
      ],
    );
    return Math.max(0, kept?.seconds ?? 0);
  }
}
