import { Module } from '@nestjs/common';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { SessionEventsModule } from '../sessions/session-events.module.js';
import { UsersModule } from '../users/users.module.js';
import { ChangeGroupHandler } from './change-group/change-group.handler.js';
import { CreateGroupHandler } from './create-group/create-group.handler.js';
import { DeleteGroupHandler } from './delete-group/delete-group.handler.js';
import { GroupLeavers } from './delete-group/group-leavers.js';
import { GroupsController } from './groups.controller.js';
import { MemberCountsSchedule } from './member-counts-schedule.js';

@Module({
  imports: [MembershipsModule, SessionEventsModule, UsersModule],
  controllers: [GroupsController],
  providers: [CreateGroupHandler, ChangeGroupHandler, DeleteGroupHandler, GroupLeavers, MemberCountsSchedule],
})
export class GroupsModule {}
