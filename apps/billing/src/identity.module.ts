import { Module } from '@nestjs/common';
import { IdentityClient } from './identity.client.js';

/** What this service asks of identity. */
@Module({ providers: [IdentityClient], exports: [IdentityClient] })
export class IdentityModule {}
