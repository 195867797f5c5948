import { Module } from '@nestjs/common';
import { UsersModule } from '../users/users.module.js';
import { DetachGroupsHandler } from './detach-groups/detach-groups.handler.js';
import { InvitationConsumer } from './invitation.consumer.js';
import { InvitationsController } from './invitations.controller.js';
import { MailDeliveryConsumer } from './mail-delivery.consumer.js';

@Module({
  imports: [UsersModule],
  controllers: [InvitationsController, InvitationConsumer, MailDeliveryConsumer],
  providers: [DetachGroupsHandler],
})
export class InvitationsModule {}
