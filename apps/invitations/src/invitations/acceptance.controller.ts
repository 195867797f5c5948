import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { SignInAnswer } from '@rollcall/contracts';
import {
  type Actor,
  Allow,
  CurrentActor,
  DomainError,
  ProblemResponses,
  platformOf,
} from '@rollcall/platform';
import { AcceptInvitationHandler } from './accept-invitation/accept-invitation.handler.js';
import { AcceptInvitationRequest } from './accept-invitation/accept-invitation.requests.js';
import { AcceptanceAnswer } from './accept-invitation/acceptance-answer.js';

/** Tells the gateway to set the sign-in cookie of a browser; it never leaves the installation. */
const SIGN_IN_HEADER = 'x-rollcall-sign-in';

interface Reply {
  header(name: string, value: string): unknown;
}

/** The form behind an invitation's link. */
@ApiTags('Public links')
@Controller('v1/invitation-links')
export class AcceptanceController {
  constructor(private readonly acceptInvitation: AcceptInvitationHandler) {}

  /** Idempotency-Key has no part in it: the answer is a secret, which is not kept; the link itself works once. */
  @Post(':token/acceptance')
  @Allow('anonymous', 'user')
  @HttpCode(201)
  @ApiParam({ name: 'token', description: 'From the link in the mail.' })
  @ApiOperation({
    summary: 'Accept an invitation',
    description:
      'Makes the invited person active and signs in. Of many calls at the same time exactly one succeeds. Idempotency-Key has no part in it: the answer holds a secret, which is not kept, and the link works once.',
  })
  @ApiResponse({ status: 201, type: AcceptanceAnswer })
  @ProblemResponses(
    ...([
      'invalid_input',
      'forbidden',
      'link_unknown',
      'acceptance_in_progress',
      'needs_reapproval',
    ] as const),
    ...(['link_closed', 'link_superseded', 'service_unavailable', 'overloaded'] as const),
  )
  async accept(
    @CurrentActor() actor: Actor,
    @Param('token') token: string,
    @Body() form: AcceptInvitationRequest,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<SignInAnswer> {
    // V5: an invitation is for the owner of its mailbox, never for whoever happens to be signed in.
    if (platformOf(actor) !== undefined)
      throw new DomainError('forbidden', 'Sign out first: this link is for somebody new.');
    const answer = await this.acceptInvitation.accept(token, form);
    reply.header(SIGN_IN_HEADER, answer.accessToken);
    return answer;
  }
}
