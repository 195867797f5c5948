import { CommandOf, type CommandRequest, Database } from '@rollcall/database';
import { Allow, CurrentActor, IdPipe, type Page, ProblemResponses, type UserActor } from '@rollcall/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ApiPageOf } from '../paging/api-page.decorator.js';
import { ApiKeyResource, ApiKeyWithSecret } from './api-key.resource.js';
import { ChangeApiKeyHandler } from './change-api-key/change-api-key.handler.js';
import { ChangeApiKeyRequest } from './change-api-key/change-api-key.requests.js';
import { CreateApiKeyHandler } from './create-api-key/create-api-key.handler.js';
import { CreateApiKeyRequest } from './create-api-key/create-api-key.requests.js';
import { EndApiKeyHandler } from './end-api-key/end-api-key.handler.js';
import { getApiKey, listApiKeys } from './list-api-keys/list-api-keys.query.js';
import { ListApiKeysRequest } from './list-api-keys/list-api-keys.request.js';
import { RotateApiKeyHandler } from './rotate-api-key/rotate-api-key.handler.js';
import { RotateApiKeyRequest } from './rotate-api-key/rotate-api-key.requests.js';

/** Keys for programs, by platform admins and the owner (P20). No scope opens any of this: keys make no keys. */
@ApiTags('API keys')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly createKey: CreateApiKeyHandler,
    private readonly changeKey: ChangeApiKeyHandler,
    private readonly rotateKey: RotateApiKeyHandler,
    private readonly endKey: EndApiKeyHandler,
    private readonly database: Database,
  ) {}

  @Post()
  @ApiCreatedResponse({ type: ApiKeyWithSecret })
  @ApiOperation({
    summary: 'Make a key for a program',
    description:
      'For platform admins. The key acts with the rights of a platform admin on the routes that its scopes open, and ' +
      'belongs to the platform: it goes on working when its maker leaves. The answer is the only one that shows it.',
  })
  @ProblemResponses('platform_admin_required', 'api_key_limit_reached')
  create(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Body() body: CreateApiKeyRequest,
  ) {
    return this.createKey.execute(command, actor, body);
  }

  @Get()
  @ApiPageOf(ApiKeyResource)
  @ApiOperation({ summary: 'The keys of the platform, newest first', description: 'Ended ones stay listed.' })
  @ProblemResponses('platform_admin_required')
  list(@CurrentActor() actor: UserActor, @Query() page: ListApiKeysRequest): Promise<Page<ApiKeyResource>> {
    return listApiKeys(this.database, actor, page);
  }

  @Get(':id')
  @ApiOkResponse({ type: ApiKeyResource })
  @ApiOperation({ summary: 'One key' })
  @ProblemResponses('platform_admin_required', 'not_found')
  get(@CurrentActor() actor: UserActor, @Param('id', IdPipe) id: string): Promise<ApiKeyResource> {
    return getApiKey(this.database, actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: ApiKeyResource })
  @ApiOperation({
    summary: 'Change the name, the scopes or the end of a key',
    description: 'It holds within a second, also for tokens made with the key before.',
  })
  @ProblemResponses('platform_admin_required', 'not_found', 'api_key_over')
  change(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeApiKeyRequest,
  ) {
    return this.changeKey.execute(command, actor, id, body);
  }

  @Post(':id/rotations')
  @ApiCreatedResponse({ type: ApiKeyWithSecret })
  @ApiOperation({
    summary: 'Give a key a new secret',
    description:
      'The old one goes on working for `overlapSeconds`, a day unless given; one from a rotation before ends at once. ' +
      'When the key ends does not change. The answer is the only one that shows the new key.',
  })
  @ProblemResponses('platform_admin_required', 'not_found', 'api_key_over')
  rotate(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
    @Body() body: RotateApiKeyRequest,
  ) {
    return this.rotateKey.execute(command, actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The key and all its tokens are worth nothing any more.' })
  @ApiOperation({
    summary: 'End a key',
    description:
      'Everywhere within a second. Open invitations of the key wait for the approval of somebody else (V12): a reminder ' +
      'approves them.',
  })
  @ProblemResponses('platform_admin_required', 'not_found', 'api_key_over')
  end(
    @CommandOf() command: CommandRequest,
    @CurrentActor() actor: UserActor,
    @Param('id', IdPipe) id: string,
  ) {
    return this.endKey.execute(command, actor, id);
  }
}
