import { Module } from '@nestjs/common';
import { CreateGroupHandler } from './create-group/create-group.handler.js';
import { GroupsController } from './groups.controller.js';
import { MemberCountsSchedule } from './member-counts.schedule.js';

@Module({ controllers: [GroupsController], providers: [CreateGroupHandler, MemberCountsSchedule] })
export class GroupsModule {}
