import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { UsersModule } from '../users/users.module.js';
import { DetachGroupsHandler } from './detach-groups/detach-groups.handler.js';
import { InvitationConsumer } from './invitation.consumer.js';
import { InvitationsController } from './invitations.controller.js';
import { MailDeliveryConsumer } from './mail-delivery.consumer.js';

@Module({
  imports: [UsersModule, EnrolmentsModule],
  controllers: [InvitationsController, InvitationConsumer, MailDeliveryConsumer],
  providers: [DetachGroupsHandler],
})
export class InvitationsModule {}
