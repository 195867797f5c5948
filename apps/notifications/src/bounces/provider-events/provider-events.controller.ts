import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow, ProblemResponses } from '@rollcall/platform';
import { RecordReportsHandler } from '../record-reports.handler.js';
import { ProviderEventsRequest } from './provider-events.requests.js';
import { reportOf } from './provider-events.rules.js';
import { ProviderSignatureGuard } from './provider-signature.guard.js';

/** What the mail provider knows of mails, in a form of our own that any provider's can be put into. */
@ApiTags('Mail')
@Controller('v1/mail/provider-events')
export class ProviderEventsController {
  constructor(private readonly reports: RecordReportsHandler) {}

  /** No `Idempotency-Key`: an event that comes again changes nothing by itself. */
  @Post()
  @Allow('anonymous')
  @UseGuards(ProviderSignatureGuard)
  @HttpCode(202)
  @ApiOperation({
    summary: 'Report bounces and complaints',
    description:
      'For the mail provider. Exists when `MAIL_EVENTS_SECRET` is set. Each event counts on its own: one about a mail that ' +
      'is not known is ignored, one about a mail that is just being sent is kept until it was, and one that comes again ' +
      'changes nothing.',
  })
  @ApiHeader({
    name: 'x-mail-signature',
    required: true,
    description:
      '`t=<seconds since 1970>,v1=<hex of HMAC-SHA256 with the secret over "<seconds>.<body>">`, at most 300 seconds old.',
  })
  @ApiResponse({
    status: 202,
    description: 'All events are safe: recorded, or kept to be recorded in a moment.',
  })
  @ProblemResponses('unauthenticated', 'not_found')
  async report(@Body() { events }: ProviderEventsRequest): Promise<void> {
    await this.reports.record(events.map(reportOf));
  }
}
