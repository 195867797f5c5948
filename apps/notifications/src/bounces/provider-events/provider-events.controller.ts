import { Body, Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Clock, DomainError, rawBodyOf } from '@rollcall/platform';
import { ProblemResponses } from '../../problem-responses.decorator.js';
import { RecordReportsHandler } from '../record-reports/record-reports.handler.js';
import { ProviderEventsRequest } from './provider-events.requests.js';
import { reportOf } from './provider-events.rules.js';
import { ProviderSignature } from './provider-signature.js';

/** What the mail provider knows of mails, in a form of our own that any provider's can be put into. */
@ApiTags('Mail')
@Controller('v1/mail/provider-events')
export class ProviderEventsController {
  constructor(
    private readonly signature: ProviderSignature,
    private readonly reports: RecordReportsHandler,
    private readonly clock: Clock,
  ) {}

  /** No `Idempotency-Key`: an event that comes again changes nothing by itself. */
  @Post()
  @Allow('anonymous')
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
  async report(
    @Req() request: object,
    @Headers('x-mail-signature') signature: string | undefined,
    @Body() { events }: ProviderEventsRequest,
  ): Promise<void> {
    if (!this.signature.isExpected) throw new DomainError('not_found', 'There is nothing at this address.');
    if (!this.signature.isValid(signature ?? '', rawBodyOf(request), this.clock.now()))
      throw new DomainError('unauthenticated', 'The signature of the call is missing, wrong or too old.');
    const outcome = await this.reports.record(events.map(reportOf));
    if (outcome === 'too_early')
      throw new DomainError(
        'service_unavailable',
        'One of the mails is just being sent. Try again in a moment.',
      );
  }
}
