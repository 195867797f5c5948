import { Readable } from 'node:stream';
import { Database } from '@rollcall/database';
import { Allow, CurrentActor, IdPipe, ProblemResponses, type UserActor } from '@rollcall/platform';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { importTemplate } from '../import-files/import-template.js';
import { ImportTemplateRequest } from './import.requests.js';
import { loadImporter } from './import-views.query.js';
import { RepairFileQuery } from './list-rows/repair-file.query.js';

const TEXT = { content: { 'text/csv': { schema: { type: 'string' } } } } as const;
const TYPE = 'text/csv; charset=utf-8';

/** Files of imports: the one to fill in, and the one to mend. */
@ApiTags('Imports')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/imports')
export class ImportTextsController {
  constructor(
    private readonly database: Database,
    private readonly repairFile: RepairFileQuery,
  ) {}

  @Get('template.csv')
  @ApiProduces('text/csv')
  @ApiOkResponse(TEXT)
  @ApiOperation({
    summary: 'A file to fill in',
    description:
      "With every column and two rows that show what goes where, in the platform's language unless another is asked for.",
  })
  @ProblemResponses('no_group_managed')
  async template(
    @CurrentActor() actor: UserActor,
    @Query() { locale }: ImportTemplateRequest,
  ): Promise<StreamableFile> {
    const asker = await this.database.transaction({ platformId: actor.platformId }, (tx) =>
      loadImporter(tx, actor),
    );
    const text = importTemplate(locale ?? asker.platformLocale);
    return new StreamableFile(Buffer.from(text), {
      type: TYPE,
      disposition: 'attachment; filename="template.csv"',
    });
  }

  @Get(':id/repair.csv')
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiProduces('text/csv')
  @ApiOkResponse(TEXT)
  @ApiOperation({
    summary: 'The rows of which nothing came, as uploaded',
    description:
      'With `_line`, `_code` and `_message` behind them, to be mended and uploaded once more: an import of it touches ' +
      'those rows only. Passwords are left out. A cell that a spreadsheet would take for a formula begins with an apostrophe.',
  })
  @ProblemResponses('no_group_managed', 'not_found')
  async repair(@CurrentActor() actor: UserActor, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const lines = Readable.from(await this.repairFile.read(actor, id));
    return new StreamableFile(lines, { type: TYPE, disposition: 'attachment; filename="repair.csv"' });
  }
}
