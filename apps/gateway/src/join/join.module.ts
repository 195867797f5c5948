import { Module } from '@nestjs/common';
import { AuthenticationModule } from '../authentication/authentication.module.js';
import { RateLimitsModule } from '../rate-limits/rate-limits.module.js';
import { PeersModule } from '../routing/peers.module.js';
import { JoinLinksClient } from './join-links.client.js';
import { JoinController } from './join.controller.js';

/** The page on which an invited person activates the account. */
@Module({
  imports: [AuthenticationModule, PeersModule, RateLimitsModule],
  controllers: [JoinController],
  providers: [JoinLinksClient],
})
export class JoinModule {}
