import { Module } from '@nestjs/common';
import { RateLimitsModule } from '../rate-limits/rate-limits.module.js';
import { PeersModule } from '../routing/peers.module.js';
import { ActorExchange } from './actor-exchange.js';
import { Authenticator } from './authenticator.js';
import { CrossSiteDefence } from './cross-site-defence.js';
import { CsrfTokens } from './csrf-tokens.js';
import { OperatorToken } from './operator-token.js';
import { SignInCookies } from './sign-in-cookies.js';
import { SignInSession } from './sign-in-session.js';
import { StandingTokens } from './standing-tokens.js';

/** Who makes a request. */
@Module({
  imports: [PeersModule, RateLimitsModule],
  providers: [
    ActorExchange,
    Authenticator,
    CrossSiteDefence,
    CsrfTokens,
    OperatorToken,
    SignInCookies,
    SignInSession,
    StandingTokens,
  ],
  exports: [Authenticator, CrossSiteDefence, SignInSession],
})
export class AuthenticationModule {}
