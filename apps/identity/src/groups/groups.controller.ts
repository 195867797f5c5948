import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import {
  Allow,
  CurrentActor,
  DomainError,
  IdPipe,
  type Page,
  type PlatformActor,
  KeyScope,
} from '@rollcall/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { loadPolicyActor } from '../policy/policy-actor.query.js';
import { ChangeGroupHandler } from './change-group/change-group.handler.js';
import { ChangeGroupRequest } from './change-group/change-group.requests.js';
import { CreateGroupHandler } from './create-group/create-group.handler.js';
import { CreateGroupRequest } from './create-group/create-group.requests.js';
import { DeleteGroupHandler } from './delete-group/delete-group.handler.js';
import { DeleteGroupsRequest } from './delete-group/delete-groups.request.js';
import { DryRunRequest } from './dry-run.request.js';
import { ApiPageOf } from '../paging/api-page.decorator.js';
import { MemberResource } from './list-members/member.resource.js';
import { listMembers } from './list-members/list-members.query.js';
import { ListMembersRequest } from './list-members/list-members.request.js';
import { GroupEffects } from './group-effects.resource.js';
import { GroupResource } from './group.resource.js';
import { visibleGroup, visibleGroups } from './visible-groups.query.js';

@ApiTags('Groups')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/groups')
export class GroupsController {
  constructor(
    private readonly createGroup: CreateGroupHandler,
    private readonly changeGroup: ChangeGroupHandler,
    private readonly deleteGroup: DeleteGroupHandler,
    private readonly database: Database,
  ) {}

  @Get()
  @KeyScope('groups:read')
  @ApiPageOf(GroupResource)
  @ApiOperation({ summary: 'The groups that the caller may see, from the root down' })
  async list(@CurrentActor() actor: PlatformActor): Promise<{ items: GroupResource[]; nextCursor: null }> {
    const items = await this.database.transaction({ platformId: actor.platformId }, async (tx) =>
      visibleGroups(tx, await loadPolicyActor(tx, actor)),
    );
    return { items, nextCursor: null };
  }

  @Get(':id')
  @KeyScope('groups:read')
  @ApiOkResponse({ type: GroupResource })
  @ApiOperation({ summary: 'One group' })
  async get(@CurrentActor() actor: PlatformActor, @Param('id', IdPipe) id: string): Promise<GroupResource> {
    return this.database.transaction({ platformId: actor.platformId }, async (tx) => {
      const group = await visibleGroup(tx, await loadPolicyActor(tx, actor), id);
      if (!group) throw new DomainError('not_found', 'There is nothing at this address.');
      return group;
    });
  }

  @Get(':id/members')
  @KeyScope('groups:read')
  @ApiPageOf(MemberResource)
  @ApiOperation({ summary: 'Current or invited people of a group (S2, P5)' })
  members(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Query() filter: ListMembersRequest,
  ): Promise<Page<MemberResource>> {
    return listMembers(this.database, actor, id, filter);
  }

  @Post()
  @KeyScope('groups:write')
  @ApiCreatedResponse({ type: GroupResource })
  @ApiOperation({ summary: 'Create a group (G3, G8)' })
  create(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Body() body: CreateGroupRequest,
  ) {
    return this.createGroup.execute(command, actor, body);
  }

  @Patch(':id')
  @KeyScope('groups:write')
  @ApiExtraModels(GroupEffects)
  @ApiOkResponse({
    description: 'The group; with `dryRun=true` what would follow for people.',
    schema: {
      oneOf: [{ $ref: getSchemaPath(GroupResource) }, { $ref: getSchemaPath(GroupEffects) }],
    },
  })
  @ApiOperation({
    summary: 'Rename or move a group, make it public or private (G21-G24)',
    description:
      'Several changes at once happen together. Nobody leaves a group by it; learners of a public group spread upwards to where it hangs then (D-02, D-03).',
  })
  change(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Query() { dryRun }: DryRunRequest,
    @Body() body: ChangeGroupRequest,
  ) {
    return dryRun === 'true'
      ? this.changeGroup.rehearse(actor, id, body)
      : this.changeGroup.execute(command, actor, id, body);
  }

  @Delete(':id')
  @KeyScope('groups:write')
  @ApiOkResponse({ type: GroupEffects, description: 'What followed, or would follow, for people.' })
  @ApiOperation({
    summary: 'Delete a group and everything below it (G25)',
    description:
      'People who are in no other group are deleted, open invitations of those end (D-34). Paths and sessions go to the group above. Cannot be undone.',
  })
  delete(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Query() { dryRun }: DryRunRequest,
  ) {
    return dryRun === 'true'
      ? this.deleteGroup.rehearse(actor, [id])
      : this.deleteGroup.execute(command, actor, [id]);
  }

  @Post('deletions')
  @KeyScope('groups:write')
  @HttpCode(200)
  @ApiOkResponse({ type: GroupEffects, description: 'What followed, or would follow, for people.' })
  @ApiOperation({
    summary: 'Delete many groups and everything below them (G27)',
    description: 'As deleting one, for up to 2,000 together: all of them or none. Cannot be undone.',
  })
  deleteMany(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Query() { dryRun }: DryRunRequest,
    @Body() { groupIds }: DeleteGroupsRequest,
  ) {
    const chosen = groupIds.map((id) => id.toLowerCase());
    return dryRun === 'true'
      ? this.deleteGroup.rehearse(actor, chosen)
      : this.deleteGroup.execute(command, actor, chosen);
  }
}
