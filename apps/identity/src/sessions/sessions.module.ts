import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { UsersModule } from '../users/users.module.js';
import { ChangeSessionHandler } from './change-session/change-session.handler.js';
import { CreatePathHandler } from './create-path/create-path.handler.js';
import { CreateSessionHandler } from './create-session/create-session.handler.js';
import { InviteFromSessionHandler } from './invite-from-session/invite-from-session.handler.js';
import { PathsController } from './paths.controller.js';
import { RenamePathHandler } from './rename-path/rename-path.handler.js';
import { SessionEventsModule } from './session-events.module.js';
import { SessionsController } from './sessions.controller.js';
import { SetAudienceHandler } from './set-audience/set-audience.handler.js';

@Module({
  imports: [EnrolmentsModule, SessionEventsModule, UsersModule],
  controllers: [PathsController, SessionsController],
  providers: [
    CreatePathHandler,
    RenamePathHandler,
    CreateSessionHandler,
    ChangeSessionHandler,
    SetAudienceHandler,
    InviteFromSessionHandler,
  ],
})
export class SessionsModule {}
