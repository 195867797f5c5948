import { Module } from '@nestjs/common';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { ActivateUserHandler } from './activate-user/activate-user.handler.js';
import { InviteUsersHandler } from './invite-users/invite-users.handler.js';
import { RemovedPeopleStore } from './removed-people.store.js';
import { UsersController } from './users.controller.js';

@Module({
  imports: [CredentialsModule],
  controllers: [UsersController],
  providers: [InviteUsersHandler, ActivateUserHandler, RemovedPeopleStore],
  exports: [RemovedPeopleStore],
})
export class UsersModule {}
