import { Module } from '@nestjs/common';
import { PeersModule } from '../routing/peers.module.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

/** The page behind the link to stop reminders. */
@Module({ imports: [PeersModule], controllers: [UnsubscribeController] })
export class UnsubscribeModule {}
