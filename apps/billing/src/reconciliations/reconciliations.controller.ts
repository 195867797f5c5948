import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '@rollcall/platform';
import { ReconciliationAnswer, ReconciliationsAnswer } from './reconciliation.answer.js';
import { Reconciliations } from './reconciliations.js';

const SHOWN = 50;

/** Do seats and accounts agree? The business of the operator of the installation. */
@ApiTags('Billing')
@ApiBearerAuth()
@Allow('operator')
@Controller('v1/billing/reconciliations')
export class ReconciliationsController {
  constructor(private readonly reconciliations: Reconciliations) {}

  @Get()
  @ApiOkResponse({ type: ReconciliationsAnswer })
  @ApiOperation({ summary: 'List comparisons of seats with accounts (operator)' })
  async list(): Promise<ReconciliationsAnswer> {
    return { items: await this.reconciliations.list(SHOWN) };
  }

  @Post()
  @HttpCode(202)
  @ApiAcceptedResponse({ type: ReconciliationAnswer })
  @ApiOperation({
    summary: 'Compare seats with accounts now (operator)',
    description:
      'All platforms; runs by itself once a day. Answers the one that was begun, or the one under way. Differences are ' +
      'put right by ledger entries with the reason `reconciled`, up to 1,000 of them.',
  })
  start(): Promise<ReconciliationAnswer> {
    return this.reconciliations.start();
  }
}
