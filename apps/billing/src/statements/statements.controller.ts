import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, IdPipe, ProblemResponses, type UserActor } from '@rollcall/platform';
import { ExportStatementQuery } from './export-statement/export-statement.query.js';
import { ListLinesQuery } from './list-lines/list-lines.query.js';
import { ListLinesRequest } from './list-lines/list-lines.request.js';
import { StatementLinePageAnswer } from './statement-line.answer.js';

const ABOUT =
  'For the owner of the platform. Corrections first, then one line for each person who was billable in the cycle. Of ' +
  'a cycle that is not closed: as it is by now.';

/** What a bill consists of, line by line; its owner's business only (P21). */
@ApiTags('Billing')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/billing')
export class StatementsController {
  constructor(
    private readonly listLines: ListLinesQuery,
    private readonly exportStatement: ExportStatementQuery,
  ) {}

  @Get('cycles/:id/lines')
  @ApiOkResponse({ type: StatementLinePageAnswer })
  @ApiOperation({ summary: 'List the lines of a statement', description: ABOUT })
  @ProblemResponses('owner_required', 'password_change_required', 'not_found')
  lines(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @Query() page: ListLinesRequest,
  ): Promise<StatementLinePageAnswer> {
    return this.listLines.list(actor, id, page);
  }

  @Get('cycles/:id.csv')
  @ApiProduces('text/csv')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  @ApiOperation({ summary: 'A statement as CSV', description: ABOUT })
  @ProblemResponses('owner_required', 'password_change_required', 'not_found')
  file(@CurrentActor() actor: UserActor, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    return this.exportStatement.export(actor, id);
  }
}
