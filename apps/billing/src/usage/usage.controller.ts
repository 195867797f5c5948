import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, ProblemResponses, type UserActor } from '@rollcall/platform';
import { GetSummaryQuery } from './get-summary/get-summary.query.js';
import { GetUsageQuery } from './get-usage/get-usage.query.js';
import { GetUsageRequest } from './get-usage/get-usage.request.js';
import { UsageAnswer } from './get-usage/usage.answer.js';
import { BillingSummaryAnswer } from './summary.answer.js';

/** What a platform uses; its owner's business only (P21). */
@ApiTags('Billing')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/billing')
export class UsageController {
  constructor(
    private readonly getSummary: GetSummaryQuery,
    private readonly getUsage: GetUsageQuery,
  ) {}

  @Get('summary')
  @ApiOkResponse({ type: BillingSummaryAnswer })
  @ApiOperation({
    summary: 'Get seats, the cycle under way and its forecast',
    description: 'For the owner of the platform.',
  })
  @ProblemResponses('owner_required', 'password_change_required')
  summary(@CurrentActor() actor: UserActor): Promise<BillingSummaryAnswer> {
    return this.getSummary.get(actor);
  }

  @Get('usage')
  @ApiOkResponse({ type: UsageAnswer })
  @ApiOperation({
    summary: 'Get the seats of each day',
    description: 'For the owner of the platform; 400 days at most.',
  })
  @ProblemResponses('owner_required', 'password_change_required')
  usage(@CurrentActor() actor: UserActor, @Query() days: GetUsageRequest): Promise<UsageAnswer> {
    return this.getUsage.get(actor, days);
  }
}
