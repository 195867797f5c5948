import { Module } from '@nestjs/common';
import { CreateGroupHandler } from './create-group/create-group.handler.js';
import { GroupsController } from './groups.controller.js';

@Module({ controllers: [GroupsController], providers: [CreateGroupHandler] })
export class GroupsModule {}
