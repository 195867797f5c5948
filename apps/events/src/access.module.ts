import { Module } from '@nestjs/common';
import { AccessClient } from './access.client.js';

/** Who may read events and look after webhooks. */
@Module({ providers: [AccessClient], exports: [AccessClient] })
export class AccessModule {}
