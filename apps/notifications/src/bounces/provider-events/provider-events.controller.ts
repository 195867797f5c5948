import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow, DomainError } from '@rollcall/platform';
import { ProblemResponses } from '../../problem-responses.decorator.js';
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
      'For the mail provider. Exists when `MAIL_EVENTS_SECRET` is set. Events about mails that are not known are ' +
      'ignored; one that comes again changes nothing.',
  })
  @ApiHeader({
    name: 'x-mail-signature',
    required: true,
    description:
      '`t=<seconds since 1970>,v1=<hex of HMAC-SHA256 with the secret over "<seconds>.<body>">`, at most 300 seconds old.',
  })
  @ApiResponse({ status: 202, description: 'Recorded.' })
  @ProblemResponses('unauthenticated', 'not_found', 'service_unavailable')
  async report(@Body() { events }: ProviderEventsRequest): Promise<void> {
    const outcome = await this.reports.record(events.map(reportOf));
    if (outcome === 'too_early')
      throw new DomainError(
        'service_unavailable',
        'One of the mails is just being sent. Try again in a moment.',
      );
  }
}
