import { Module } from '@nestjs/common';
import { RoutingModule } from './routing/routing.module.js';

/** The gateway: the one door of the installation. */
@Module({ imports: [RoutingModule] })
export class AppModule {}
