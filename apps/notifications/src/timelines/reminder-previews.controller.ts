import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, IdPipe, ProblemResponses, type UserActor } from '@rollcall/platform';
import { MAIL_POLICY } from './mail-policy.js';
import { MailPreviewAnswer } from './mail-preview.answer.js';
import { PreviewReminderQuery } from './preview-reminder/preview-reminder.query.js';
import { PreviewReminderRequest } from './preview-reminder/preview-reminder.request.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } } as const;
const REFUSALS = ['user_not_manageable', 'password_change_required', 'not_found'] as const;

/** The mail of a reminder before it is sent, for those who may send it. */
@ApiTags('Mails')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/invitations/:id')
export class ReminderPreviewsController {
  constructor(private readonly previewReminder: PreviewReminderQuery) {}

  @Post('reminder-preview')
  @HttpCode(200)
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Show the mail of a reminder before it is sent',
    description: 'Nothing is stored or sent. Dots stand for the link. Show the HTML in a sandboxed frame.',
  })
  @ApiResponse({ status: 200, type: MailPreviewAnswer })
  @ProblemResponses(...REFUSALS)
  preview(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @Body() { message }: PreviewReminderRequest,
  ): Promise<MailPreviewAnswer> {
    return this.previewReminder.preview(actor, id, message);
  }

  @Get('reminder-preview.html')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', MAIL_POLICY)
  @Header('x-frame-options', 'SAMEORIGIN')
  @ApiParam(ID)
  @ApiOperation({
    summary: 'The mail of a reminder before it is sent, as a page',
    description: 'For a frame: a page that runs and loads nothing, with a policy of its own.',
  })
  @ApiResponse({ status: 200, content: { 'text/html': { schema: { type: 'string' } } } })
  @ProblemResponses(...REFUSALS)
  async page(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @Query() { message }: PreviewReminderRequest,
  ): Promise<string> {
    return (await this.previewReminder.preview(actor, id, message)).html;
  }
}
