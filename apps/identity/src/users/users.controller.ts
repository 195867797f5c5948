import type { ActivationState, SignInAnswer } from '@rollcall/contracts';
import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import { Allow, CurrentActor, IdPipe, type Page, type PlatformActor, KeyScope } from '@rollcall/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiExcludeEndpoint,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { DryRunRequest } from '../groups/dry-run.request.js';
import { ApiPageOf } from '../paging/api-page.decorator.js';
import { ActivateUserHandler } from './activate-user/activate-user.handler.js';
import { ActivateUserRequest } from './activate-user/activate-user.requests.js';
import { getUser } from './get-user.query.js';
import { InviteAnswer, InvitePreview } from './invite.answer.js';
import { InviteUsersHandler } from './invite-users/invite-users.handler.js';
import { InviteUsersRequest } from './invite-users/invite-users.requests.js';
import { ListUsersRequest } from './list-users/list-users.request.js';
import { listUsers } from './list-users/list-users.query.js';
import { SetUpUserHandler } from './set-up-user/set-up-user.handler.js';
import { SetUpUserRequest } from './set-up-user/set-up-user.requests.js';
import { UserResource } from './user.resource.js';

@ApiTags('Users')
@ApiBearerAuth()
@Controller()
export class UsersController {
  constructor(
    private readonly inviteUsers: InviteUsersHandler,
    private readonly setUpUser: SetUpUserHandler,
    private readonly activateUser: ActivateUserHandler,
    private readonly database: Database,
  ) {}

  @Post('v1/invitations')
  @Allow('user')
  @KeyScope('invitations:write')
  @ApiTags('Invitations')
  @ApiCreatedResponse({ type: InviteAnswer })
  @ApiOkResponse({ type: InvitePreview, description: 'With `dryRun=true`: what would happen.' })
  @ApiOperation({
    summary: 'Invite by email',
    description:
      'Up to 500 addresses; each gets its own outcome. 409 when none led to an invitation (Z-04). With `dryRun=true` nothing is written, mailed or counted: 200 with the outcomes that the call would have, and where people would come into.',
  })
  invite(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Query() { dryRun }: DryRunRequest,
    @Body() body: InviteUsersRequest,
  ) {
    return dryRun === 'true'
      ? this.inviteUsers.rehearse(actor, body)
      : this.inviteUsers.execute(command, actor, body);
  }

  @Post('v1/users')
  @Allow('user')
  @KeyScope('users:write')
  @ApiCreatedResponse({ type: UserResource })
  @ApiOperation({
    summary: 'Set up a user',
    description:
      'An active account at once, with a password that must be changed at the first sign-in or with mailed credentials (domain 3.3). A deleted person with this login is restored under the same id (D-10).',
  })
  setUp(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Body() body: SetUpUserRequest,
  ) {
    return this.setUpUser.execute(command, actor, body);
  }

  @Get('v1/users')
  @Allow('user')
  @KeyScope('users:read')
  @ApiPageOf(UserResource)
  @ApiOperation({ summary: 'People whom the caller may see' })
  list(@CurrentActor() actor: PlatformActor, @Query() filter: ListUsersRequest): Promise<Page<UserResource>> {
    return listUsers(this.database, actor, filter);
  }

  @Get('v1/users/:id')
  @Allow('user')
  @KeyScope('users:read')
  @ApiOkResponse({ type: UserResource })
  @ApiOperation({ summary: 'One person' })
  get(@CurrentActor() actor: PlatformActor, @Param('id', IdPipe) id: string): Promise<UserResource> {
    return getUser(this.database, actor, id);
  }

  @Put('internal/activations/:invitationId')
  @Allow('service')
  @HttpCode(201)
  @ApiExcludeEndpoint()
  activate(
    @Param('invitationId', IdPipe) invitationId: string,
    @Body() body: ActivateUserRequest,
  ): Promise<SignInAnswer> {
    return this.activateUser.execute(invitationId, body);
  }

  @Get('internal/activations/:invitationId')
  @Allow('service')
  @ApiExcludeEndpoint()
  activationState(@Param('invitationId', IdPipe) invitationId: string): Promise<ActivationState> {
    return this.activateUser.state(invitationId);
  }
}
