import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import { Allow, CurrentActor, DomainError, IdPipe, type UserActor } from '@rollcall/platform';
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageRequest } from '../paging/page.request.js';
import { type Page, pageOf } from '../paging/page.rules.js';
import { ChangePlatformHandler } from './change-platform/change-platform.handler.js';
import { ChangePlatformRequest } from './change-platform/change-platform.requests.js';
import { CreatePlatformHandler } from './create-platform/create-platform.handler.js';
import { CreatePlatformRequest } from './create-platform/create-platform.requests.js';
import { Platform } from './platform.entity.js';
import { PLATFORM_COLUMNS, PlatformResource } from './platform.resource.js';

@ApiTags('Platforms')
@ApiBearerAuth()
@Controller('v1')
export class PlatformsController {
  constructor(
    private readonly createPlatform: CreatePlatformHandler,
    private readonly changePlatform: ChangePlatformHandler,
    private readonly database: Database,
  ) {}

  @Post('platforms')
  @Allow('operator')
  @ApiOperation({ summary: 'Create a platform with its owner (operator)' })
  create(@CommandOf() command: CommandRequest, @Body() body: CreatePlatformRequest) {
    return this.createPlatform.execute(command, body);
  }

  @Get('platforms')
  @Allow('operator')
  @ApiOperation({ summary: 'List platforms (operator)' })
  async list(@Query() page: PageRequest): Promise<Page<PlatformResource>> {
    const rows = await this.database.query<PlatformResource>(
      'installation',
      `SELECT ${PLATFORM_COLUMNS} FROM platforms WHERE id > $1 ORDER BY id LIMIT $2`,
      [page.after, page.limit + 1],
    );
    return pageOf(rows, page.limit);
  }

  @Patch('platforms/:id')
  @Allow('operator')
  @ApiOperation({ summary: 'Change a platform (operator)' })
  change(
    @CommandOf() command: CommandRequest,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangePlatformRequest,
  ) {
    return this.changePlatform.execute(command, id, body);
  }

  @Get('platform')
  @Allow('user')
  @ApiOkResponse({ type: PlatformResource })
  @ApiOperation({ summary: 'The own platform' })
  async own(@CurrentActor() actor: UserActor): Promise<PlatformResource> {
    const { platformId } = actor;
    const platform = await this.database.transaction({ platformId }, (tx) =>
      tx.manager.findOneBy(Platform, { id: platformId }),
    );
    if (!platform) throw new DomainError('not_found', 'The platform is gone.');
    const { version: _, ...resource } = platform;
    return resource;
  }
}
