import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  CurrentActor,
  IdPipe,
  PageRequest,
  ProblemResponses,
  type PlatformActor,
  KeyScope,
} from '@rollcall/platform';
import { ExplainNoMailQuery } from './explain-no-mail/explain-no-mail.query.js';
import { NoMailAnswer } from './explain-no-mail/no-mail-answer.js';
import { ListMailsQuery } from './list-mails/list-mails.query.js';
import { MailPageAnswer } from './list-mails/mail-answer.js';
import { MAIL_POLICY } from './mail-policy.js';
import { MailPreviewAnswer } from './mail-preview.answer.js';
import { PreviewMailQuery } from './preview-mail/preview-mail.query.js';

const UUID = { type: 'string', format: 'uuid' } as const;
const PERSON = { name: 'id', schema: UUID } as const;
const REFUSALS = ['user_not_manageable', 'password_change_required', 'not_found'] as const;

/** What was mailed to a person, what became of it, and why nothing came. For who manages a group of theirs. */
@ApiTags('Mails')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/users/:id')
export class MailsController {
  constructor(
    private readonly listMails: ListMailsQuery,
    private readonly previewMail: PreviewMailQuery,
    private readonly explainNoMail: ExplainNoMailQuery,
  ) {}

  @Get('mails')
  @KeyScope('mail:read')
  @ApiParam(PERSON)
  @ApiOperation({
    summary: 'List the mails of a person',
    description:
      'Newest first, of the last 90 days. Secrets are never shown: dots stand for links and passwords.',
  })
  @ApiResponse({ status: 200, type: MailPageAnswer })
  @ProblemResponses(...REFUSALS)
  list(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Query() page: PageRequest,
  ): Promise<MailPageAnswer> {
    return this.listMails.list(actor, id, page);
  }

  @Get('mails/:mailId/preview')
  @KeyScope('mail:read')
  @ApiParam(PERSON)
  @ApiParam({ name: 'mailId', schema: UUID })
  @ApiOperation({
    summary: 'Show a mail of a person',
    description: 'As it is read, with dots for links and passwords. Show the HTML in a sandboxed frame.',
  })
  @ApiResponse({ status: 200, type: MailPreviewAnswer })
  @ProblemResponses(...REFUSALS)
  preview(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Param('mailId', IdPipe) mailId: string,
  ): Promise<MailPreviewAnswer> {
    return this.previewMail.get(actor, id, mailId);
  }

  @Get('mails/:mailId/preview.html')
  @KeyScope('mail:read')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', MAIL_POLICY)
  @Header('x-frame-options', 'SAMEORIGIN')
  @ApiParam(PERSON)
  @ApiParam({ name: 'mailId', schema: UUID })
  @ApiOperation({
    summary: 'Show a mail of a person as a page',
    description:
      'The HTML of the mail, with dots for links and passwords, under a policy that lets it run and load nothing. For a frame.',
  })
  @ApiResponse({ status: 200, content: { 'text/html': { schema: { type: 'string' } } } })
  @ProblemResponses(...REFUSALS)
  async page(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Param('mailId', IdPipe) mailId: string,
  ): Promise<string> {
    return (await this.previewMail.get(actor, id, mailId)).html;
  }

  @Get('why-no-mail')
  @KeyScope('mail:read')
  @ApiParam(PERSON)
  @ApiOperation({
    summary: 'Explain why a person got no mail',
    description: 'Everything that can be the reason, the most likely first.',
  })
  @ApiResponse({ status: 200, type: NoMailAnswer })
  @ProblemResponses(...REFUSALS)
  why(@CurrentActor() actor: PlatformActor, @Param('id', IdPipe) id: string): Promise<NoMailAnswer> {
    return this.explainNoMail.explain(actor, id);
  }
}
