import { Module } from '@nestjs/common';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { SessionEventsModule } from '../sessions/session-events.module.js';
import { AccountsController } from './accounts.controller.js';
import { AnnounceDeletionsHandler } from './announce-deletions/announce-deletions.handler.js';
import { ActivateUserHandler } from './activate-user/activate-user.handler.js';
import { ConfirmErasureHandler } from './confirm-erasure/confirm-erasure.handler.js';
import { DeleteUserHandler } from './delete-user/delete-user.handler.js';
import { PersonController } from './person.controller.js';
import { DeletionDatesController } from './deletion-dates.controller.js';
import { EditUserHandler } from './edit-user/edit-user.handler.js';
import { EraseUserHandler } from './erase-user/erase-user.handler.js';
import { ErasureConsumer } from './erasure.consumer.js';
import { ErasuresController } from './erasures.controller.js';
import { ExecuteDeletionDatesHandler } from './execute-deletion-dates/execute-deletion-dates.handler.js';
import { InviteUsersHandler } from './invite-users/invite-users.handler.js';
import { PeopleImporter } from './people-importer.js';
import { PeopleInviter } from './people-inviter.js';
import { RemovedPeopleStore } from './removed-people.store.js';
import { SetDeletionDateHandler } from './set-deletion-date/set-deletion-date.handler.js';
import { SetUpUserHandler } from './set-up-user/set-up-user.handler.js';
import { UsersController } from './users.controller.js';
import { UsersRetention } from './users-retention.js';

@Module({
  imports: [CredentialsModule, EnrolmentsModule, SessionEventsModule],
  controllers: [
    UsersController,
    PersonController,
    ErasuresController,
    ErasureConsumer,
    AccountsController,
    DeletionDatesController,
  ],
  providers: [
    InviteUsersHandler,
    SetUpUserHandler,
    EditUserHandler,
    DeleteUserHandler,
    EraseUserHandler,
    ConfirmErasureHandler,
    SetDeletionDateHandler,
    ExecuteDeletionDatesHandler,
    AnnounceDeletionsHandler,
    ActivateUserHandler,
    RemovedPeopleStore,
    PeopleImporter,
    PeopleInviter,
    UsersRetention,
  ],
  exports: [RemovedPeopleStore, PeopleImporter, PeopleInviter],
})
export class UsersModule {}
