import type { ActorExchangeAnswer } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { ActorTokens, Clock, DomainError, type UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { ApiKeyRecognition } from '../../api-keys/api-key-recognition.js';
import { digestOfToken } from '../access-token.js';

const ACTOR_TOKEN_SECONDS = 30;

interface SignInRow {
  signInId: string;
  userId: string;
  platformId: string;
  passwordChangeRequired: boolean;
}

/**
 * Exchanges an outside access token for a signed actor token: that of a sign-in that is still open, if its person is
 * active; an API key, or a token made with one. What is none of these is refused in the same words.
 */
@Injectable()
export class ExchangeAccessTokenHandler {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeyRecognition,
    private readonly tokens: ActorTokens,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `unauthenticated` */
  async execute(accessToken: string): Promise<ActorExchangeAnswer> {
    const actor = (await this.keys.actorOf(accessToken)) ?? (await this.signedIn(accessToken));
    if (!actor)
      throw new DomainError('unauthenticated', 'The access token is not valid or has ended; sign in again.');
    const actorToken = await this.tokens.mint(actor, ACTOR_TOKEN_SECONDS);
    const expiresAt = new Date(this.clock.now().getTime() + ACTOR_TOKEN_SECONDS * 1000).toISOString();
    return { actorToken, expiresAt };
  }

  private async signedIn(accessToken: string): Promise<UserActor | undefined> {
    const [row] = await this.database.query<SignInRow>(
      'installation',
      `SELECT s.id AS "signInId", s.user_id AS "userId", s.platform_id AS "platformId",
              coalesce(c.change_required, false) AS "passwordChangeRequired"
         FROM sign_ins s JOIN users u ON u.id = s.user_id LEFT JOIN credentials c ON c.user_id = s.user_id
        WHERE s.token_digest = $1 AND s.expires_at > now() AND u.status = 'active'`,
      [digestOfToken(accessToken)],
    );
    return row && { kind: 'user', ...row };
  }
}
