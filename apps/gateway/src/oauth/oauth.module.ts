import { Module } from '@nestjs/common';
import { RateLimitsModule } from '../rate-limits/rate-limits.module.js';
import { PeersModule } from '../routing/peers.module.js';
import { OAuthController } from './oauth.controller.js';

/** Access tokens by client credentials. */
@Module({ imports: [PeersModule, RateLimitsModule], controllers: [OAuthController] })
export class OAuthModule {}
