import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import { Allow, CurrentActor, IdPipe, type Page, type PlatformActor, KeyScope } from '@rollcall/platform';
import { Body, Controller, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DryRunRequest } from '../groups/dry-run.request.js';
import { ApiPageOf } from '../paging/api-page.decorator.js';
import { loadPolicyActor } from '../policy/policy-actor.query.js';
import { InviteAnswer, InvitePreview } from '../users/invite.answer.js';
import { ChangeSessionHandler } from './change-session/change-session.handler.js';
import { ChangeSessionRequest } from './change-session/change-session.requests.js';
import { CreateSessionHandler } from './create-session/create-session.handler.js';
import { InviteFromSessionHandler } from './invite-from-session/invite-from-session.handler.js';
import { InviteFromSessionRequest } from './invite-from-session/invite-from-session.requests.js';
import { LearnerResource } from './list-learners/learner.resource.js';
import { listLearners } from './list-learners/list-learners.query.js';
import { ListLearnersRequest } from './list-learners/list-learners.request.js';
import { listSessions } from './list-sessions/list-sessions.query.js';
import { ListSessionsRequest } from './list-sessions/list-sessions.request.js';
import { CreateSessionRequest, SetAudienceRequest } from './session.requests.js';
import { SessionResource, SessionWithAudience } from './session.resource.js';
import { SetAudienceHandler } from './set-audience/set-audience.handler.js';
import { loadSeenSession, shownTo } from './visible-sessions.query.js';

@ApiTags('Learning sessions')
@ApiBearerAuth()
@Allow('user')
@Controller('v1')
export class SessionsController {
  constructor(
    private readonly createSession: CreateSessionHandler,
    private readonly changeSession: ChangeSessionHandler,
    private readonly setAudience: SetAudienceHandler,
    private readonly inviteFromSession: InviteFromSessionHandler,
    private readonly database: Database,
  ) {}

  @Post('paths/:id/sessions')
  @KeyScope('sessions:write')
  @ApiCreatedResponse({ type: SessionWithAudience })
  @ApiOperation({ summary: 'Create a session of a path (PS1)' })
  newSession(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Body() body: CreateSessionRequest,
  ) {
    return this.createSession.execute(command, actor, id, body);
  }

  @Get('sessions')
  @KeyScope('sessions:read')
  @ApiPageOf(SessionResource)
  @ApiOperation({
    summary: 'Sessions that the caller may see',
    description: 'Without their audiences, which a session by itself shows to those who may change it.',
  })
  sessions(
    @CurrentActor() actor: PlatformActor,
    @Query() filter: ListSessionsRequest,
  ): Promise<Page<SessionResource>> {
    return listSessions(this.database, actor, filter);
  }

  @Get('sessions/:id')
  @KeyScope('sessions:read')
  @ApiOkResponse({ type: SessionWithAudience })
  @ApiOperation({ summary: 'One session' })
  async session(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
  ): Promise<SessionWithAudience> {
    return this.database.transaction({ platformId: actor.platformId }, async (tx) => {
      const asker = await loadPolicyActor(tx, actor);
      return shownTo(asker, await loadSeenSession(tx, asker, id));
    });
  }

  @Patch('sessions/:id')
  @KeyScope('sessions:write')
  @ApiOkResponse({ type: SessionWithAudience })
  @ApiOperation({
    summary: 'Change name, time, instructors or mode of a session (PS1, PS2, PS7, P19)',
    description: 'What is left out stays.',
  })
  change(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeSessionRequest,
  ) {
    return this.changeSession.execute(command, actor, id, body);
  }

  @Put('sessions/:id/audience')
  @KeyScope('sessions:write')
  @ApiOkResponse({ type: SessionWithAudience })
  @ApiOperation({
    summary: 'Who is enrolled (PS2, PS3, P17, P18)',
    description:
      'The whole audience: learners of the groups and the people named, but for those excluded. Rights are needed for all of it.',
  })
  audience(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Body() body: SetAudienceRequest,
  ) {
    return this.setAudience.execute(command, actor, id, body);
  }

  @Post('sessions/:id/invitations')
  @KeyScope('invitations:write')
  @ApiTags('Invitations')
  @ApiCreatedResponse({ type: InviteAnswer })
  @ApiOkResponse({ type: InvitePreview, description: 'With `dryRun=true`: what would happen.' })
  @ApiOperation({
    summary: 'Invite from a session (P4, PS4, D-29)',
    description:
      'Learners of one group, by default the one that owns the session, who are enrolled one by one. 201 when at least one address led to an invitation or an enrolment. With `dryRun=true` nothing is written, mailed or counted: 200 with the outcomes that the call would have.',
  })
  invite(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Query() { dryRun }: DryRunRequest,
    @Body() body: InviteFromSessionRequest,
  ) {
    return dryRun === 'true'
      ? this.inviteFromSession.rehearse(actor, id, body)
      : this.inviteFromSession.execute(command, actor, id, body);
  }

  @Get('sessions/:id/learners')
  @KeyScope('sessions:read')
  @ApiPageOf(LearnerResource)
  @ApiOperation({
    summary: 'Enrolments of a session (PS8)',
    description: 'For those who may change it, and of people whom they may know.',
  })
  learners(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Query() filter: ListLearnersRequest,
  ): Promise<Page<LearnerResource>> {
    return listLearners(this.database, actor, id, filter);
  }
}
