import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type CommandAnswer, CommandOf, type CommandRequest } from '@rollcall/database';
import {
  Allow,
  CurrentActor,
  IdPipe,
  KeyScope,
  type PlatformActor,
  ProblemResponses,
} from '@rollcall/platform';
import { WebhookManagersGuard } from '../webhooks/webhook-managers.guard.js';
import { DeliveryPageAnswer } from './delivery.answer.js';
import { ListDeliveriesQuery } from './list-deliveries/list-deliveries.query.js';
import { ListDeliveriesRequest } from './list-deliveries/list-deliveries.request.js';
import { ReplayAnswer } from './replay-deliveries/replay.answer.js';
import { ReplayDeliveriesHandler } from './replay-deliveries/replay-deliveries.handler.js';
import { ReplayDeliveriesRequest } from './replay-deliveries/replay-deliveries.request.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } } as const;
const FOR_MANAGERS = ['platform_admin_required', 'password_change_required', 'not_found'] as const;

/** What became of events at a webhook. */
@ApiTags('Webhooks')
@ApiBearerAuth()
@Allow('user')
@UseGuards(WebhookManagersGuard)
@Controller('v1/webhooks/:id')
export class DeliveriesController {
  constructor(
    private readonly listDeliveries: ListDeliveriesQuery,
    private readonly replayDeliveries: ReplayDeliveriesHandler,
  ) {}

  @Get('deliveries')
  @KeyScope('webhooks:read')
  @ApiParam(ID)
  @ApiOperation({
    summary: 'What became of each event',
    description:
      'For platform admins. Newest event first, kept for 90 days. What receivers answered is not kept.',
  })
  @ApiResponse({ status: 200, type: DeliveryPageAnswer })
  @ProblemResponses(...FOR_MANAGERS)
  list(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Query() request: ListDeliveriesRequest,
  ): Promise<DeliveryPageAnswer> {
    return this.listDeliveries.list(actor, id, request);
  }

  @Post('replays')
  @KeyScope('webhooks:write')
  @HttpCode(202)
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Deliver events again',
    description:
      'For platform admins. Events of a window of at most 3 days, or by their ids. They come with the ids that they had, so ' +
      'a receiver that minds duplicates takes only what it missed. While the webhook is paused they wait.',
  })
  @ApiResponse({ status: 202, type: ReplayAnswer })
  @ProblemResponses(
    ...FOR_MANAGERS,
    ...(['too_many_requests', 'idempotency_in_progress', 'idempotency_key_reused'] as const),
  )
  replay(
    @CurrentActor() actor: PlatformActor,
    @Param('id', IdPipe) id: string,
    @Body() request: ReplayDeliveriesRequest,
    @CommandOf() command: CommandRequest,
  ): Promise<CommandAnswer<ReplayAnswer>> {
    return this.replayDeliveries.replay(actor, id, request, command);
  }
}
