import { Module } from '@nestjs/common';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { ChangePlatformHandler } from './change-platform/change-platform.handler.js';
import { CreatePlatformHandler } from './create-platform/create-platform.handler.js';
import { PlatformsController } from './platforms.controller.js';

@Module({
  imports: [CredentialsModule],
  controllers: [PlatformsController],
  providers: [CreatePlatformHandler, ChangePlatformHandler],
})
export class PlatformsModule {}
