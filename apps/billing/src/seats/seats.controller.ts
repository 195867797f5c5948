import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, CurrentActor, ProblemResponses, type UserActor } from '@rollcall/platform';
import { ExportLedgerQuery } from './export-ledger/export-ledger.query.js';
import { LedgerPageAnswer } from './list-ledger/ledger-page-answer.js';
import { LedgerPageRequest } from './list-ledger/ledger-page.request.js';
import { ListLedgerQuery } from './list-ledger/list-ledger.query.js';

/** The ledger that a platform is billed by; its owner's business only (P21). */
@ApiTags('Billing')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/billing')
export class SeatsController {
  constructor(
    private readonly listLedger: ListLedgerQuery,
    private readonly exportLedger: ExportLedgerQuery,
  ) {}

  @Get('ledger')
  @ApiOperation({
    summary: 'List openings and closings of seats',
    description: 'For the owner of the platform. Newest first; entries are never changed nor removed.',
  })
  @ApiResponse({ status: 200, type: LedgerPageAnswer })
  @ProblemResponses('owner_required', 'password_change_required')
  ledger(@CurrentActor() actor: UserActor, @Query() page: LedgerPageRequest): Promise<LedgerPageAnswer> {
    return this.listLedger.list(actor, page);
  }

  @Get('ledger.csv')
  @ApiProduces('text/csv')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  @ApiOperation({
    summary: 'The ledger as CSV',
    description:
      'For the owner of the platform. All entries, newest first. A cell that a spreadsheet would take for a formula ' +
      'begins with an apostrophe.',
  })
  @ProblemResponses('owner_required', 'password_change_required')
  ledgerFile(@CurrentActor() actor: UserActor): Promise<StreamableFile> {
    return this.exportLedger.export(actor);
  }
}
