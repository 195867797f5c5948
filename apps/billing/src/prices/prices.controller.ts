import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import { Allow, Clock, IdPipe, ProblemResponses } from '@rollcall/platform';
import { ChangePriceHandler } from './change-price/change-price.handler.js';
import { ChangePriceRequest } from './change-price/change-price.request.js';
import { platformPrice } from './get-price.query.js';
import { PlatformPriceAnswer } from './price.answer.js';

/** What platforms pay; the business of the operator of the installation. */
@ApiTags('Billing')
@ApiBearerAuth()
@Allow('operator')
@Controller('v1/billing/platforms/:id')
export class PricesController {
  constructor(
    private readonly changePrice: ChangePriceHandler,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ type: PlatformPriceAnswer })
  @ApiOperation({ summary: 'Get how a platform is billed (operator)' })
  @ProblemResponses('not_found')
  get(@Param('id', IdPipe) id: string): Promise<PlatformPriceAnswer> {
    return this.database.transaction('installation', (tx) => platformPrice(tx, id, this.clock.now()));
  }

  @Patch()
  @ApiOkResponse({ type: PlatformPriceAnswer })
  @ApiOperation({
    summary: 'Change the price of a platform (operator)',
    description: 'The plan is changed with `PATCH /v1/platforms/{id}`. Closed cycles stay as they are.',
  })
  @ProblemResponses('not_found', 'currency_fixed')
  change(
    @CommandOf() command: CommandRequest,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangePriceRequest,
  ) {
    return this.changePrice.execute(command, id, body);
  }
}
