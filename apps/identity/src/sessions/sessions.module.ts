import { Module } from '@nestjs/common';
import { CreatePathHandler } from './create-path/create-path.handler.js';
import { CreateSessionHandler } from './create-session/create-session.handler.js';
import { SessionsController } from './sessions.controller.js';
import { SetAudienceHandler } from './set-audience/set-audience.handler.js';

@Module({
  controllers: [SessionsController],
  providers: [CreatePathHandler, CreateSessionHandler, SetAudienceHandler],
})
export class SessionsModule {}
