import { CommandAnswer, CommandOf, type CommandRequest, Database } from '@rollcall/database';
import {
  Allow,
  CurrentActor,
  IdPipe,
  type Page,
  PageRequest,
  ProblemResponses,
  type UserActor,
  asksForEvents,
  eventStream,
} from '@rollcall/platform';
import {
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
  type StreamableFile,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConsumes,
  ApiBody,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { FollowImportQuery } from './follow-import.query.js';
import { HintImportsInterceptor } from './hint-imports.interceptor.js';
import { ImportAccepted, ImportPage, ImportResource, ImportRowPage } from './import.resource.js';
import { ImportRowsRequest, UploadImportRequest } from './import.requests.js';
import { findImport, listImports, loadImporter } from './import-views.query.js';
import { listRows } from './list-rows/list-rows.query.js';
import { listUndone } from './list-rows/list-undone.query.js';
import { FileOf, type UploadedFile } from './uploaded-file.js';
import { UploadImportHandler } from './upload-import.handler.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } } as const;
const FILE = { type: 'string', format: 'binary' } as const;

/** Imports of people from files: upload, plan, rows. */
@ApiTags('Imports')
@ApiBearerAuth()
@Allow('user')
@UseInterceptors(HintImportsInterceptor)
@Controller('v1/imports')
export class ImportsController {
  constructor(
    private readonly uploadImport: UploadImportHandler,
    private readonly followImport: FollowImportQuery,
    private readonly database: Database,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiConsumes('text/csv', 'multipart/form-data')
  @ApiBody({ schema: { oneOf: [FILE, { type: 'object', properties: { file: FILE } }] } })
  @ApiOperation({
    summary: 'Upload a file of people',
    description:
      'At most 200,000 rows and 50 MB. It is read as it arrives and then planned; nothing is written or mailed before ' +
      'it is applied. Columns are known by their names, in English or French: Email, Username, First name, Last name, ' +
      'Groups, Roles, Language, Password, Deletion date, Additional information.',
  })
  @ApiResponse({ status: 202, type: ImportAccepted })
  @ProblemResponses(
    ...(['invalid_input', 'payload_too_large', 'unsupported_media_type', 'no_group_managed'] as const),
    ...(['not_found', 'group_not_manageable', 'free_trial_setup_unavailable', 'free_trial_ended'] as const),
    ...(['password_change_required', 'import_state_unfit', 'too_many_requests'] as const),
    ...(['idempotency_in_progress', 'idempotency_key_reused'] as const),
  )
  upload(
    @CurrentActor() actor: UserActor,
    @Query() { mode, sendCredentials, defaultGroupId }: UploadImportRequest,
    @FileOf() file: UploadedFile | undefined,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<ImportAccepted>> {
    const wish = {
      mode,
      sendCredentials: sendCredentials === 'true',
      defaultGroupId: defaultGroupId ?? null,
    };
    return this.uploadImport.upload(command, actor, wish, file);
  }

  @Get()
  @ApiOkResponse({ type: ImportPage })
  @ApiOperation({
    summary: 'Imports, newest first',
    description: "The caller's own; platform admins see all of the platform.",
  })
  @ProblemResponses('no_group_managed')
  list(@CurrentActor() actor: UserActor, @Query() page: PageRequest): Promise<Page<ImportResource>> {
    return this.database.transaction({ platformId: actor.platformId }, async (tx) =>
      listImports(tx, await loadImporter(tx, actor), page),
    );
  }

  @Get(':id')
  @ApiParam(ID)
  @ApiProduces('application/json', 'text/event-stream')
  @ApiOkResponse({
    description:
      'Asked for as `text/event-stream`: the same as an event `import` whenever it changes, until the end.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ImportResource) } },
      'text/event-stream': { schema: { type: 'string' } },
    },
  })
  @ApiOperation({ summary: 'How far an import is, what it comes to, what it leads to' })
  @ProblemResponses('no_group_managed', 'not_found')
  async get(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @Headers('accept') accept = '',
  ): Promise<ImportResource | StreamableFile> {
    if (asksForEvents(accept)) return eventStream(await this.followImport.follow(actor, id));
    return this.database.transaction({ platformId: actor.platformId }, async (tx) =>
      findImport(tx, await loadImporter(tx, actor), id),
    );
  }

  @Get(':id/rows')
  @ApiParam(ID)
  @ApiOkResponse({ type: ImportRowPage })
  @ApiOperation({
    summary: 'The rows of an import by line',
    description:
      'What each comes to, field by field, or all that is wrong with it. Of an undo there is a row for each person, with ' +
      'what goes back, and in `conflicts` what is left alone because it was changed since. Rows are kept for 30 days.',
  })
  @ProblemResponses('no_group_managed', 'not_found')
  rows(
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @Query() page: ImportRowsRequest,
  ): Promise<ImportRowPage> {
    return this.database.transaction({ platformId: actor.platformId }, async (tx) => {
      const { kind } = await findImport(tx, await loadImporter(tx, actor), id);
      const list = kind === 'undo' ? listUndone : listRows;
      return list(tx, { platformId: actor.platformId, id }, page);
    });
  }
}
