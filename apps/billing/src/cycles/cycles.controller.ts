import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, IdPipe, ProblemResponses, type UserActor } from '@rollcall/platform';
import { PageRequest } from '../paging/page.request.js';
import { CycleAnswer, CyclePageAnswer } from './cycle.answer.js';
import { GetCycleQuery } from './get-cycle.query.js';
import { ListCyclesQuery } from './list-cycles/list-cycles.query.js';

/** Times that a platform is billed for; its owner's business only (P21). */
@ApiTags('Billing')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/billing/cycles')
export class CyclesController {
  constructor(
    private readonly listCycles: ListCyclesQuery,
    private readonly getCycle: GetCycleQuery,
  ) {}

  @Get()
  @ApiOkResponse({ type: CyclePageAnswer })
  @ApiOperation({
    summary: 'List billing cycles',
    description:
      'For the owner of the platform. Newest first. Cycles follow each other without gaps: a free trial is one cycle ' +
      'that costs nothing; a subscription has one a month, at the day and time of day 24 hours after subscribing (a ' +
      '29th, 30th or 31st becomes the 1st). A closed cycle never changes: what becomes known later stands as a ' +
      'correction in the next one.',
  })
  @ProblemResponses('owner_required', 'password_change_required')
  list(@CurrentActor() actor: UserActor, @Query() page: PageRequest): Promise<CyclePageAnswer> {
    return this.listCycles.list(actor, page);
  }

  @Get(':id')
  @ApiOkResponse({ type: CycleAnswer })
  @ApiOperation({ summary: 'Get a billing cycle', description: 'For the owner of the platform.' })
  @ProblemResponses('owner_required', 'password_change_required', 'not_found')
  get(@CurrentActor() actor: UserActor, @Param('id', IdPipe) id: string): Promise<CycleAnswer> {
    return this.getCycle.get(actor, id);
  }
}
