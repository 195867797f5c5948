import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, CommandOf, type CommandRequest } from '@rollcall/database';
import {
  Allow,
  CurrentActor,
  IdPipe,
  KeyScope,
  PageRequest,
  type PlatformActor,
  ProblemResponses,
} from '@rollcall/platform';
import { ChangeWebhookHandler } from './change-webhook/change-webhook.handler.js';
import { CreateWebhookHandler } from './create-webhook/create-webhook.handler.js';
import { DeleteWebhookHandler } from './delete-webhook/delete-webhook.handler.js';
import { ListWebhooksQuery } from './list-webhooks/list-webhooks.query.js';
import { WebhookManagersGuard } from './webhook-managers.guard.js';
import { WebhookAnswer, WebhookPageAnswer, WebhookWithSecretAnswer } from './webhook.answer.js';
import { ChangeWebhookRequest, CreateWebhookRequest } from './webhooks.requests.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } } as const;
const FOR_MANAGERS = ['platform_admin_required', 'password_change_required'] as const;
const ONCE = ['idempotency_in_progress', 'idempotency_key_reused'] as const;

/** Webhooks. */
@ApiTags('Webhooks')
@ApiBearerAuth()
@Allow('user')
@UseGuards(WebhookManagersGuard)
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly listWebhooks: ListWebhooksQuery,
    private readonly createWebhook: CreateWebhookHandler,
    private readonly changeWebhook: ChangeWebhookHandler,
    private readonly deleteWebhook: DeleteWebhookHandler,
  ) {}

  @Post()
  @KeyScope('webhooks:write')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Create a webhook',
    description:
      'For platform admins. Events from now on are posted to the URL, signed with the secret of the answer, which is shown ' +
      'this once (Standard Webhooks 1.0.0; `docs/webhooks.md` says how to verify it). At most 50.',
  })
  @ApiResponse({ status: 201, type: WebhookWithSecretAnswer })
  @ProblemResponses(
    ...FOR_MANAGERS,
    ...(['webhook_url_not_allowed', 'webhook_exists', 'webhook_limit_reached'] as const),
    ...ONCE,
  )
  create(
    @CurrentActor() actor: PlatformActor,
    @Body() request: CreateWebhookRequest,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<WebhookWithSecretAnswer>> {
    return this.createWebhook.create(actor, request, command);
  }

  @Get()
  @KeyScope('webhooks:read')
  @ApiOperation({ summary: 'List webhooks', description: 'For platform admins. Oldest first.' })
  @ApiResponse({ status: 200, type: WebhookPageAnswer })
  @ProblemResponses(...FOR_MANAGERS)
  list(@CurrentActor() actor: PlatformActor, @Query() page: PageRequest): Promise<WebhookPageAnswer> {
    return this.listWebhooks.list(actor, page);
  }

  @Get(':id')
  @KeyScope('webhooks:read')
  @ApiParam(ID)
  @ApiOperation({ summary: 'One webhook, and how it fares', description: 'For platform admins.' })
  @ApiResponse({ status: 200, type: WebhookAnswer })
  @ProblemResponses(...FOR_MANAGERS, 'not_found')
  get(@CurrentActor() actor: PlatformActor, @Param('id', IdPipe) id: string): Promise<WebhookAnswer> {
    return this.listWebhooks.get(actor, id);
  }

  @Patch(':id')
  @KeyScope('webhooks:write')
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Change, pause or resume a webhook',
    description:
      'For platform admins. While it is paused, events wait; resumed, it goes on from where it stood, as far back as the ' +
      'feed is kept.',
  })
  @ApiResponse({ status: 200, type: WebhookAnswer })
  @ProblemResponses(
    ...FOR_MANAGERS,
    ...(['not_found', 'webhook_url_not_allowed', 'webhook_exists'] as const),
    ...ONCE,
  )
  change(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Body() request: ChangeWebhookRequest,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<WebhookAnswer>> {
    return this.changeWebhook.change(actor, id, request, command);
  }

  @Delete(':id')
  @KeyScope('webhooks:write')
  @HttpCode(204)
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Delete a webhook',
    description: 'For platform admins. What waits is not delivered any more, and its log goes.',
  })
  @ApiResponse({ status: 204 })
  @ProblemResponses(...FOR_MANAGERS, 'not_found', ...ONCE)
  delete(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<undefined>> {
    return this.deleteWebhook.delete(actor, id, command);
  }
}
