import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
import { CommandOf, type CommandRequest } from '@rollcall/database';
import { Allow, CurrentActor, IdPipe, type UserActor } from '@rollcall/platform';
import { Body, Controller, Delete, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { AddMemberHandler } from './add-member/add-member.handler.js';
import { AddMemberRequest } from './add-member/add-member.requests.js';
import { MembershipsAnswer, RemovalAnswer } from './membership.answer.js';
import { RemoveMemberHandler } from './remove-member/remove-member.handler.js';
import { RemoveMemberRequest } from './remove-member/remove-member.requests.js';
import { RolePipe } from './role.pipe.js';

@ApiTags('Groups')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/groups/:id/members')
export class MembershipsController {
  constructor(
    private readonly addMember: AddMemberHandler,
    private readonly removeMember: RemoveMemberHandler,
  ) {}

  @Post()
  @ApiCreatedResponse({ type: MembershipsAnswer })
  @ApiOperation({
    summary: 'Add somebody to a group (P6, G9)',
    description: 'Somebody who is on the platform already, and with whom the caller shares a group (G20).',
  })
  add(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) groupId: string,
    @Body() body: AddMemberRequest,
  ) {
    return this.addMember.execute(command, actor, groupId, body);
  }

  @Delete(':userId')
  @ApiOkResponse({ type: RemovalAnswer })
  @ApiOperation({
    summary: 'Remove somebody from a group and subgroups (G28-G31)',
    description:
      'All their roles there. Groups above are never touched; who is left with nothing is deleted.',
  })
  remove(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) groupId: string,
    @Param('userId', IdPipe) userId: string,
    @Query() { scope }: RemoveMemberRequest,
  ) {
    return this.removeMember.execute(command, actor, { groupId, userId }, { scope });
  }

  @Delete(':userId/roles/:role')
  @ApiOkResponse({ type: RemovalAnswer })
  @ApiParam({ name: 'role', enum: ASSIGNABLE_ROLES })
  @ApiOperation({
    summary: 'Take one role from somebody (G32)',
    description:
      'Learner also goes in public subgroups, down to the next private ones; other roles only here.',
  })
  removeRole(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) groupId: string,
    @Param('userId', IdPipe) userId: string,
    @Param('role', RolePipe) role: AssignableRole,
  ) {
    return this.removeMember.execute(command, actor, { groupId, userId }, { role });
  }
}
