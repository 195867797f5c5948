import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import { Allow, CurrentActor, DomainError, IdPipe, type UserActor } from '@rollcall/platform';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiPageOf } from '../paging/api-page.decorator.js';
import { PageRequest } from '../paging/page.request.js';
import { FIRST_CURSOR, type Page, pageOf } from '../paging/page.rules.js';
import { loadPolicyActor } from '../policy/policy-actor.query.js';
import { CreatePathHandler } from './create-path/create-path.handler.js';
import { CreateSessionHandler } from './create-session/create-session.handler.js';
import { CreatePathRequest, CreateSessionRequest, SetAudienceRequest } from './session.requests.js';
import { PathResource, SessionResource } from './session.resource.js';
import { SetAudienceHandler } from './set-audience/set-audience.handler.js';
import { visiblePaths, visibleSessions } from './visible-sessions.query.js';

@ApiTags('Learning sessions')
@ApiBearerAuth()
@Allow('user')
@Controller('v1')
export class SessionsController {
  constructor(
    private readonly createPath: CreatePathHandler,
    private readonly createSession: CreateSessionHandler,
    private readonly setAudience: SetAudienceHandler,
    private readonly database: Database,
  ) {}

  @Post('paths')
  @ApiCreatedResponse({ type: PathResource })
  @ApiOperation({ summary: 'Create a learning path' })
  newPath(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Body() body: CreatePathRequest,
  ) {
    return this.createPath.execute(command, actor, body);
  }

  @Get('paths')
  @ApiPageOf(PathResource)
  @ApiOperation({ summary: 'Learning paths of the groups that the caller sees' })
  async paths(@CurrentActor() actor: UserActor, @Query() page: PageRequest): Promise<Page<PathResource>> {
    const rows = await this.database.transaction({ platformId: actor.platformId }, async (tx) =>
      visiblePaths(tx, await loadPolicyActor(tx, actor.userId), { after: page.after, take: page.limit + 1 }),
    );
    return pageOf(rows, page.limit);
  }

  @Post('paths/:id/sessions')
  @ApiCreatedResponse({ type: SessionResource })
  @ApiOperation({ summary: 'Create a session of a path (PS1)' })
  newSession(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @Body() body: CreateSessionRequest,
  ) {
    return this.createSession.execute(command, actor, id, body);
  }

  @Get('sessions')
  @ApiPageOf(SessionResource)
  @ApiOperation({ summary: 'Sessions that the caller may see' })
  async sessions(
    @CurrentActor() actor: UserActor,
    @Query() page: PageRequest,
  ): Promise<Page<SessionResource>> {
    const rows = await this.database.transaction({ platformId: actor.platformId }, async (tx) =>
      visibleSessions(tx, await loadPolicyActor(tx, actor.userId), {
        after: page.after,
        take: page.limit + 1,
      }),
    );
    return pageOf(rows, page.limit);
  }

  @Get('sessions/:id')
  @ApiOkResponse({ type: SessionResource })
  @ApiOperation({ summary: 'One session' })
  async session(@CurrentActor() actor: UserActor, @Param('id', IdPipe) id: string): Promise<SessionResource> {
    return this.database.transaction({ platformId: actor.platformId }, async (tx) => {
      const window = { after: FIRST_CURSOR, take: 1 };
      const [session] = await visibleSessions(tx, await loadPolicyActor(tx, actor.userId), window, id);
      if (!session) throw new DomainError('not_found', 'There is nothing at this address.');
      return session;
    });
  }

  @Put('sessions/:id/audience')
  @ApiOkResponse({ type: SessionResource })
  @ApiOperation({ summary: 'Who is enrolled (PS2, PS3)' })
  audience(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @Body() body: SetAudienceRequest,
  ) {
    return this.setAudience.execute(command, actor, id, body);
  }
}
