import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CommandAnswer, CommandOf, type CommandRequest } from '@rollcall/database';
import {
  Allow,
  CurrentActor,
  IdPipe,
  KeyScope,
  type PlatformActor,
  ProblemResponses,
} from '@rollcall/platform';
import { AddSuppressionHandler } from './add-suppression/add-suppression.handler.js';
import { ListSuppressionsQuery } from './list-suppressions/list-suppressions.query.js';
import { ReleaseSuppressionHandler } from './release-suppression/release-suppression.handler.js';
import { MailSummaryAnswer } from './summarise-mails/mail-summary.answer.js';
import { SummariseMailsQuery } from './summarise-mails/summarise-mails.query.js';
import { ReleaseAnswer, SuppressionAnswer, SuppressionPageAnswer } from './suppression.answer.js';
import {
  AddSuppressionRequest,
  ListSuppressionsRequest,
  MailSummaryRequest,
} from './suppressions.requests.js';

/** The mail of a platform, for its platform admins. */
@ApiTags('Mail')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/mail')
export class SuppressionsController {
  constructor(
    private readonly listSuppressions: ListSuppressionsQuery,
    private readonly addSuppression: AddSuppressionHandler,
    private readonly releaseSuppression: ReleaseSuppressionHandler,
    private readonly summariseMails: SummariseMailsQuery,
  ) {}

  @Get('suppressions')
  @KeyScope('mail:read')
  @ApiOperation({
    summary: 'List suppressed mailboxes',
    description: 'For platform admins. What is not written to until it is released; newest first.',
  })
  @ApiResponse({ status: 200, type: SuppressionPageAnswer })
  @ProblemResponses('platform_admin_required', 'password_change_required')
  list(
    @CurrentActor() actor: PlatformActor,
    @Query() request: ListSuppressionsRequest,
  ): Promise<SuppressionPageAnswer> {
    return this.listSuppressions.list(actor, request);
  }

  @Post('suppressions')
  @KeyScope('mail:write')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Suppress a mailbox',
    description: 'For platform admins. One that is suppressed already stays as it is.',
  })
  @ApiResponse({ status: 201, type: SuppressionAnswer })
  @ProblemResponses(
    ...(['platform_admin_required', 'password_change_required'] as const),
    ...(['idempotency_in_progress', 'idempotency_key_reused'] as const),
  )
  add(
    @CurrentActor() actor: PlatformActor,
    @Body() request: AddSuppressionRequest,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<SuppressionAnswer>> {
    return this.addSuppression.add(actor, request, command);
  }

  @Delete('suppressions/:id')
  @KeyScope('mail:write')
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOperation({
    summary: 'Release a mailbox',
    description: 'For platform admins. Mails are written to it again from now on; nothing is sent by that.',
  })
  @ApiResponse({ status: 200, type: ReleaseAnswer })
  @ProblemResponses(
    ...(['platform_admin_required', 'password_change_required', 'not_found'] as const),
    ...(['idempotency_in_progress', 'idempotency_key_reused'] as const),
  )
  release(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<ReleaseAnswer>> {
    return this.releaseSuppression.release(actor, id, command);
  }

  @Get('summary')
  @KeyScope('mail:read')
  @ApiOperation({
    summary: 'Count what became of mails',
    description: 'For platform admins. By day and kind.',
  })
  @ApiResponse({ status: 200, type: MailSummaryAnswer })
  @ProblemResponses('platform_admin_required', 'password_change_required')
  summary(
    @CurrentActor() actor: PlatformActor,
    @Query() { days }: MailSummaryRequest,
  ): Promise<MailSummaryAnswer> {
    return this.summariseMails.summarise(actor, days);
  }
}
