import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, ProblemResponses, type UserActor } from '@rollcall/platform';
import { BillingSummaryAnswer, GetSummaryQuery } from './get-summary/get-summary.query.js';
import { LedgerPageAnswer } from './list-ledger/ledger-page-answer.js';
import { ListLedgerQuery } from './list-ledger/list-ledger.query.js';
import { ListLedgerRequest } from './list-ledger/list-ledger.requests.js';

/** What a platform is billed for; its owner's business only (P21). */
@ApiTags('Billing')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/billing')
export class SeatsController {
  constructor(
    private readonly getSummary: GetSummaryQuery,
    private readonly listLedger: ListLedgerQuery,
  ) {}

  @Get('summary')
  @ApiOperation({ summary: 'Get the number of seats', description: 'For the owner of the platform.' })
  @ApiResponse({ status: 200, type: BillingSummaryAnswer })
  @ProblemResponses('owner_required', 'password_change_required')
  summary(@CurrentActor() actor: UserActor): Promise<BillingSummaryAnswer> {
    return this.getSummary.get(actor);
  }

  @Get('ledger')
  @ApiOperation({
    summary: 'List openings and closings of seats',
    description: 'For the owner of the platform. Newest first; entries are never changed nor removed.',
  })
  @ApiResponse({ status: 200, type: LedgerPageAnswer })
  @ProblemResponses('owner_required', 'password_change_required')
  ledger(@CurrentActor() actor: UserActor, @Query() page: ListLedgerRequest): Promise<LedgerPageAnswer> {
    return this.listLedger.list(actor, page);
  }
}
