import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
import { CommandOf, type CommandRequest } from '@rollcall/database';
import { Allow, CurrentActor, IdPipe, type PlatformActor, KeyScope } from '@rollcall/platform';
import { Body, Controller, Delete, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { DryRunRequest } from '../groups/dry-run.request.js';
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
  @KeyScope('groups:write')
  @ApiCreatedResponse({ type: MembershipsAnswer })
  @ApiOperation({
    summary: 'Add somebody to a group (P6, G9)',
    description: 'Somebody who is on the platform already, and with whom the caller shares a group (G20).',
  })
  add(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) groupId: string,
    @Body() body: AddMemberRequest,
  ) {
    return this.addMember.execute(command, actor, groupId, body);
  }

  @Delete(':userId')
  @KeyScope('groups:write')
  @ApiOkResponse({ type: RemovalAnswer, description: 'What the person lost, or would lose.' })
  @ApiOperation({
    summary: 'Remove somebody from a group and subgroups (G28-G31)',
    description:
      'All their roles there. Groups above are never touched; who is left with nothing is deleted.',
  })
  remove(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) groupId: string,
    @Param('userId', IdPipe) userId: string,
    @Query() { scope, dryRun }: RemoveMemberRequest,
  ) {
    return dryRun === 'true'
      ? this.removeMember.rehearse(actor, { groupId, userId }, { scope })
      : this.removeMember.execute(command, actor, { groupId, userId }, { scope });
  }

  @Delete(':userId/roles/:role')
  @KeyScope('groups:write')
  @ApiOkResponse({ type: RemovalAnswer, description: 'What the person lost, or would lose.' })
  @ApiParam({ name: 'role', enum: ASSIGNABLE_ROLES })
  @ApiOperation({
    summary: 'Take one role from somebody (G32)',
    description:
      'Learner also goes in public subgroups, down to the next private ones; other roles only here.',
  })
  removeRole(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) groupId: string,
    @Param('userId', IdPipe) userId: string,
    @Param('role', RolePipe) role: AssignableRole,
    @Query() { dryRun }: DryRunRequest,
  ) {
    return dryRun === 'true'
      ? this.removeMember.rehearse(actor, { groupId, userId }, { role })
      : this.removeMember.execute(command, actor, { groupId, userId }, { role });
  }
}
