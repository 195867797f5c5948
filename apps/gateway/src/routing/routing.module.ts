import { Module } from '@nestjs/common';
import { AuthenticationModule } from '../authentication/authentication.module.js';
import { RateLimitsModule } from '../rate-limits/rate-limits.module.js';
import { Admission } from './admission.js';
import { Forwarder } from './forwarder.js';
import { OpenStreams } from './open-streams.js';
import { PeersModule } from './peers.module.js';
import { UpstreamPool } from './upstream-pool.js';

/** The way of a request from the front door to the service that answers it. */
@Module({
  imports: [AuthenticationModule, PeersModule, RateLimitsModule],
  providers: [Admission, Forwarder, OpenStreams, UpstreamPool],
})
export class RoutingModule {}
