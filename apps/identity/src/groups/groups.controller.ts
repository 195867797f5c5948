import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import { Allow, CurrentActor, DomainError, IdPipe, type UserActor } from '@rollcall/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { loadPolicyActor } from '../policy/policy-actor.query.js';
import { CreateGroupHandler } from './create-group/create-group.handler.js';
import { CreateGroupRequest } from './create-group/create-group.requests.js';
import type { Page } from '../paging/page.rules.js';
import { type MemberResource, listMembers } from './list-members/list-members.query.js';
import { ListMembersRequest } from './list-members/list-members.request.js';
import { GroupResource } from './group.resource.js';
import { visibleGroup, visibleGroups } from './visible-groups.query.js';

@ApiTags('Groups')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/groups')
export class GroupsController {
  constructor(
    private readonly createGroup: CreateGroupHandler,
    private readonly database: Database,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The groups that the caller may see, from the root down' })
  async list(@CurrentActor() actor: UserActor): Promise<{ items: GroupResource[]; nextCursor: null }> {
    const items = await this.database.transaction({ platformId: actor.platformId }, async (tx) =>
      visibleGroups(tx, await loadPolicyActor(tx, actor.userId)),
    );
    return { items, nextCursor: null };
  }

  @Get(':id')
  @ApiOkResponse({ type: GroupResource })
  @ApiOperation({ summary: 'One group' })
  async get(@CurrentActor() actor: UserActor, @Param('id', IdPipe) id: string): Promise<GroupResource> {
    return this.database.transaction({ platformId: actor.platformId }, async (tx) => {
      const group = await visibleGroup(tx, await loadPolicyActor(tx, actor.userId), id);
      if (!group) throw new DomainError('not_found', 'There is nothing at this address.');
      return group;
    });
  }

  @Get(':id/members')
  @ApiOperation({ summary: 'Current or invited people of a group (S2, P5)' })
  members(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @Query() filter: ListMembersRequest,
  ): Promise<Page<MemberResource>> {
    return listMembers(this.database, actor, id, filter);
  }

  @Post()
  @ApiCreatedResponse({ type: GroupResource })
  @ApiOperation({ summary: 'Create a group (G3, G8)' })
  create(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Body() body: CreateGroupRequest,
  ) {
    return this.createGroup.execute(command, actor, body);
  }
}
