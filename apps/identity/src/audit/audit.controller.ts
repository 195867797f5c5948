import { Readable } from 'node:stream';
import { Database } from '@rollcall/database';
import { Allow, CurrentActor, type Page, type PlatformActor, KeyScope } from '@rollcall/platform';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AuditEventPage, type AuditEventResource } from './audit-event.resource.js';
import { AuditFilter } from './audit-filter.request.js';
import { exportAuditEvents } from './export-audit-events/export-audit-events.query.js';
import { listAuditEvents } from './list-audit-events/list-audit-events.query.js';
import { AuditVerification } from './verify-events/verify-events.answer.js';
import { verifyEvents } from './verify-events/verify-events.query.js';

@ApiTags('Audit')
@ApiBearerAuth()
@Allow('user')
@Controller('v1')
export class AuditController {
  constructor(private readonly database: Database) {}

  @Get('audit-events')
  @KeyScope('audit:read')
  @ApiOkResponse({ type: AuditEventPage })
  @ApiOperation({
    summary: 'Who did what to whom',
    description: 'For platform admins. One event for each accepted command, newest first, kept for 400 days.',
  })
  list(
    @CurrentActor() actor: PlatformActor,
    @Query() filter: AuditFilter,
  ): Promise<Page<AuditEventResource>> {
    return listAuditEvents(this.database, actor, filter);
  }

  @Get('audit-events.csv')
  @KeyScope('audit:read')
  @ApiProduces('text/csv')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  @ApiOperation({
    summary: 'The audit as CSV',
    description:
      'All events that fit the filter, newest first; `limit` and `cursor` do not matter. A cell that a spreadsheet ' +
      'would take for a formula begins with an apostrophe.',
  })
  async export(@CurrentActor() actor: PlatformActor, @Query() filter: AuditFilter): Promise<StreamableFile> {
    return new StreamableFile(Readable.from(await exportAuditEvents(this.database, actor, filter)), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="audit-events.csv"',
    });
  }

  @Get('audit-events/verification')
  @KeyScope('audit:read')
  @ApiOkResponse({ type: AuditVerification })
  @ApiOperation({
    summary: 'Is the audit as it was written?',
    description:
      'Computes the hash chain of all events anew. Note the head elsewhere to prove the past later.',
  })
  verify(@CurrentActor() actor: PlatformActor): Promise<AuditVerification> {
    return verifyEvents(this.database, actor);
  }
}
