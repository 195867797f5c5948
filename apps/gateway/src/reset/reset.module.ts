import { Module } from '@nestjs/common';
import { PeersModule } from '../routing/peers.module.js';
import { ResetLinksClient } from './reset-links.client.js';
import { ResetController } from './reset.controller.js';

/** The page on which somebody chooses a password by a link from a mail. */
@Module({ imports: [PeersModule], controllers: [ResetController], providers: [ResetLinksClient] })
export class ResetModule {}
