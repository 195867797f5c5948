import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import {
  Allow,
  CurrentActor,
  DomainError,
  IdPipe,
  type Page,
  pageOf,
  PageRequest,
  type PlatformActor,
  type UserActor,
  KeyScope,
} from '@rollcall/platform';
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiPageOf } from '../paging/api-page.decorator.js';
import { ChangePlatformHandler } from './change-platform/change-platform.handler.js';
import { ChangePlatformRequest } from './change-platform/change-platform.requests.js';
import { CreatePlatformHandler } from './create-platform/create-platform.handler.js';
import { CreatedPlatform } from './create-platform/created-platform.answer.js';
import { CreatePlatformRequest } from './create-platform/create-platform.requests.js';
import { PlatformSettingsRequest } from './platform-settings.requests.js';
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
  @ApiCreatedResponse({ type: CreatedPlatform })
  @ApiOperation({ summary: 'Create a platform with its owner (operator)' })
  create(@CommandOf() command: CommandRequest, @Body() body: CreatePlatformRequest) {
    return this.createPlatform.execute(command, body);
  }

  @Get('platforms')
  @Allow('operator')
  @ApiPageOf(PlatformResource)
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
  @ApiOkResponse({ type: PlatformResource })
  @ApiOperation({ summary: 'Change a platform (operator)' })
  change(
    @CommandOf() command: CommandRequest,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangePlatformRequest,
  ) {
    return this.changePlatform.asOperator(command, id, body);
  }

  @Get('platform')
  @Allow('user')
  @KeyScope('platform:read')
  @ApiOkResponse({ type: PlatformResource })
  @ApiOperation({ summary: 'The own platform' })
  async own(@CurrentActor() actor: PlatformActor): Promise<PlatformResource> {
    const { platformId } = actor;
    const [platform] = await this.database.query<PlatformResource>(
      { platformId },
      `SELECT ${PLATFORM_COLUMNS} FROM platforms WHERE id = $1`,
      [platformId],
    );
    if (!platform) throw new DomainError('not_found', 'The platform is gone.');
    return platform;
  }

  @Patch('platform')
  @Allow('user')
  @ApiOkResponse({ type: PlatformResource })
  @ApiOperation({
    summary: 'Change the settings of the own platform',
    description: 'For platform admins. Plan and limits are for the operator of the installation to change.',
  })
  changeOwn(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Body() body: PlatformSettingsRequest,
  ) {
    return this.changePlatform.asAdmin(command, actor, body);
  }
}
