import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CommandAnswer, CommandOf, type CommandRequest } from '@rollcall/database';
import {
  Allow,
  CurrentActor,
  IdPipe,
  ProblemResponses,
  type PlatformActor,
  KeyScope,
} from '@rollcall/platform';
import { CancelInvitationHandler } from './cancel-invitation/cancel-invitation.handler.js';
import { CancellationAnswer } from './cancel-invitation/cancellation-answer.js';
import { GetInvitationQuery } from './get-invitation/get-invitation.query.js';
import { InvitationAnswer } from './invitation-answer.js';
import { RemindInvitationHandler } from './remind-invitation/remind-invitation.handler.js';
import { RemindInvitationRequest } from './remind-invitation/remind-invitation.requests.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } } as const;

/** One invitation. Lists of them are identity's, which knows who may see whom. */
@ApiTags('Invitations')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/invitations')
export class InvitationsController {
  constructor(
    private readonly getInvitation: GetInvitationQuery,
    private readonly remindInvitation: RemindInvitationHandler,
    private readonly cancelInvitation: CancelInvitationHandler,
  ) {}

  @Get(':id')
  @KeyScope('invitations:read')
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Get an invitation',
    description: 'Never with its link: that goes to its mailbox only.',
  })
  @ApiResponse({ status: 200, type: InvitationAnswer })
  @ProblemResponses('not_found')
  get(@CurrentActor() actor: PlatformActor, @Param('id', IdPipe) id: string): Promise<InvitationAnswer> {
    return this.getInvitation.get(actor, id);
  }

  @Post(':id/reminders')
  @KeyScope('invitations:write')
  @HttpCode(202)
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Send a reminder',
    description:
      'The same link again, or a new one. At most one a minute and ten in 24 hours for an invitation.',
  })
  @ApiResponse({ status: 202, type: InvitationAnswer })
  @ProblemResponses(
    ...([
      'free_trial_message_unavailable',
      'password_change_required',
      'not_found',
      'invitation_closed',
    ] as const),
    ...(['acceptance_in_progress', 'idempotency_in_progress', 'idempotency_key_reused'] as const),
    'too_many_requests',
  )
  remind(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Body() request: RemindInvitationRequest,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<InvitationAnswer>> {
    return this.remindInvitation.remind(actor, id, request, command);
  }

  @Delete(':id')
  @KeyScope('invitations:write')
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Cancel an invitation',
    description:
      'The link ends at once and the person is removed. If the person was also invited to groups that are not yours ' +
      'to manage, only yours are taken off.',
  })
  @ApiResponse({ status: 200, type: CancellationAnswer })
  @ProblemResponses(
    ...(['not_found', 'invitation_closed', 'acceptance_in_progress'] as const),
    ...(['idempotency_in_progress', 'idempotency_key_reused'] as const),
  )
  cancel(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<CancellationAnswer>> {
    return this.cancelInvitation.cancel(actor, id, command);
  }
}
