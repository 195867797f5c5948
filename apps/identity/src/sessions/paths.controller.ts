import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import { Allow, CurrentActor, IdPipe, type Page, type PlatformActor, KeyScope } from '@rollcall/platform';
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiPageOf } from '../paging/api-page.decorator.js';
import { loadPolicyActor } from '../policy/policy-actor.query.js';
import { CreatePathHandler } from './create-path/create-path.handler.js';
import { listPaths } from './list-paths/list-paths.query.js';
import { ListPathsRequest } from './list-paths/list-paths.request.js';
import { RenamePathHandler } from './rename-path/rename-path.handler.js';
import { CreatePathRequest, RenamePathRequest } from './session.requests.js';
import { PathResource } from './session.resource.js';
import { loadSeenPath } from './visible-sessions.query.js';

@ApiTags('Learning sessions')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/paths')
export class PathsController {
  constructor(
    private readonly createPath: CreatePathHandler,
    private readonly renamePath: RenamePathHandler,
    private readonly database: Database,
  ) {}

  @Post()
  @KeyScope('sessions:write')
  @ApiCreatedResponse({ type: PathResource })
  @ApiOperation({ summary: 'Create a learning path' })
  create(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Body() body: CreatePathRequest,
  ) {
    return this.createPath.execute(command, actor, body);
  }

  @Get(':id')
  @KeyScope('sessions:read')
  @ApiOkResponse({ type: PathResource })
  @ApiOperation({ summary: 'One learning path' })
  path(@CurrentActor() actor: PlatformActor, @Param('id', IdPipe) id: string): Promise<PathResource> {
    return this.database.transaction({ platformId: actor.platformId }, async (tx) =>
      loadSeenPath(tx, await loadPolicyActor(tx, actor), id),
    );
  }

  @Patch(':id')
  @KeyScope('sessions:write')
  @ApiOkResponse({ type: PathResource })
  @ApiOperation({ summary: 'Rename a learning path' })
  rename(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Body() body: RenamePathRequest,
  ) {
    return this.renamePath.execute(command, actor, id, body.name);
  }

  @Get()
  @KeyScope('sessions:read')
  @ApiPageOf(PathResource)
  @ApiOperation({ summary: 'Learning paths of the groups that the caller sees' })
  list(@CurrentActor() actor: PlatformActor, @Query() filter: ListPathsRequest): Promise<Page<PathResource>> {
    return listPaths(this.database, actor, filter);
  }
}
