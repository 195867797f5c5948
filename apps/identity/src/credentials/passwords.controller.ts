import { CommandOf, type CommandRequest } from '@rollcall/database';
import {
  Allow,
  AllowWhilePasswordChangeRequired,
  CurrentActor,
  IdPipe,
  type PlatformActor,
  type UserActor,
  KeyScope,
} from '@rollcall/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangePasswordHandler } from './change-password/change-password.handler.js';
import { ChangePasswordRequest } from './change-password/change-password.requests.js';
import { SetUserPasswordHandler } from './set-user-password/set-user-password.handler.js';
import { SetUserPasswordRequest } from './set-user-password/set-user-password.requests.js';

/** Passwords of people who are signed in, or whose administrator is. */
@ApiTags('Sign-in')
@ApiBearerAuth()
@Controller('v1')
export class PasswordsController {
  constructor(
    private readonly changePassword: ChangePasswordHandler,
    private readonly setUserPassword: SetUserPasswordHandler,
  ) {}

  @Post('auth/password')
  @Allow('user')
  @AllowWhilePasswordChangeRequired()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The password is changed; this sign-in goes on.' })
  @ApiOperation({
    summary: 'Change the own password',
    description:
      'All other sign-ins of the person end. A wrong current password is `invalid_input` with `password_wrong` at that field.',
  })
  change(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Body() body: ChangePasswordRequest,
  ) {
    return this.changePassword.execute(command, actor, body);
  }

  @Post('users/:id/password')
  @Allow('user')
  @KeyScope('users:write')
  @HttpCode(204)
  @ApiTags('Users')
  @ApiNoContentResponse({ description: 'The person has this password, until the next sign-in.' })
  @ApiOperation({
    summary: 'Give a person a new password',
    description:
      'All sign-ins of the person end; the next one leads to a change of the password only (U6). The person gets a mail about it.',
  })
  set(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Body() body: SetUserPasswordRequest,
  ) {
    return this.setUserPassword.execute(command, actor, id, body);
  }
}
