import { CommandAnswer, CommandOf, type CommandRequest } from '@rollcall/database';
import { Allow, AllowWhilePasswordChangeRequired } from '@rollcall/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ActivateByLinkHandler } from './reset-password/activate-by-link.handler.js';
import { LookUpResetQuery, ResetLinkResource } from './reset-password/look-up-reset.query.js';
import {
  PasswordResetRequested,
  RequestPasswordResetRequest,
  ResetPasswordRequest,
} from './reset-password/password-reset.requests.js';
import { RequestPasswordResetHandler } from './reset-password/request-password-reset.handler.js';
import { ResetPasswordHandler } from './reset-password/reset-password.handler.js';
import { ResetToken } from './reset-token.js';

/** Links to choose a password, for people who cannot sign in. */
@ApiTags('Sign-in')
@Controller('v1/auth')
@Allow('anonymous', 'user')
@AllowWhilePasswordChangeRequired()
export class PasswordResetsController {
  constructor(
    private readonly requestReset: RequestPasswordResetHandler,
    private readonly lookUpReset: LookUpResetQuery,
    private readonly resetPassword: ResetPasswordHandler,
    private readonly activateByLink: ActivateByLinkHandler,
    private readonly tokens: ResetToken,
  ) {}

  @Post('password-reset-requests')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: PasswordResetRequested })
  @ApiOperation({
    summary: 'Ask for a link to choose a new password',
    description:
      'The same answer whether there is such an account or not. An invited person gets the link of the invitation again (T6). A person without an email address gets nothing: an administrator sets a password (U6).',
  })
  request(@CommandOf() command: CommandRequest, @Body() body: RequestPasswordResetRequest) {
    return this.requestReset.execute(command, body);
  }

  @Get('password-resets/:token')
  @ApiParam({ name: 'token', description: 'From the link in the mail.' })
  @ApiOkResponse({ type: ResetLinkResource })
  @ApiOperation({
    summary: 'Look up a link to choose a password',
    description: 'Never changes anything, however often it is called.',
  })
  lookUp(@Param('token') token: string): Promise<ResetLinkResource> {
    return this.lookUpReset.execute(token);
  }

  @Post('password-resets')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The person can sign in with the new password.' })
  @ApiOperation({
    summary: 'Choose a password by a link',
    description:
      'The link works once, and all sign-ins of the person end. With the link of an invitation it makes the invited person active, who gives first and last name with it (T6); Idempotency-Key has no part in that.',
  })
  async reset(
    @CommandOf() command: CommandRequest,
    @Body() body: ResetPasswordRequest,
  ): Promise<CommandAnswer<undefined>> {
    const claim = this.tokens.read(body.token);
    if (claim) return this.resetPassword.execute(command, claim.resetId, body);
    await this.activateByLink.execute(body);
    return new CommandAnswer(204, undefined);
  }
}
