import { Module } from '@nestjs/common';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { ChangePlatformHandler } from './change-platform/change-platform.handler.js';
import { CreatePlatformHandler } from './create-platform/create-platform.handler.js';
import { PlatformsController } from './platforms.controller.js';
import { WatchUserLimitsHandler } from './watch-user-limits/watch-user-limits.handler.js';

@Module({
  imports: [CredentialsModule],
  controllers: [PlatformsController],
  providers: [CreatePlatformHandler, ChangePlatformHandler, WatchUserLimitsHandler],
})
export class PlatformsModule {}
