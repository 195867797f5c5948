import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Allow } from '@rollcall/platform';
import { OutboxReplay, type PublishedPage } from './outbox-replay.js';
import { EventIdsRequest, PublishedEventsQuery, ReplayRequest } from './replay.requests.js';

/** What consumers ask when they look for gaps, and operators when a range must be published again. */
@Controller('internal/outbox')
export class OutboxReplayController {
  constructor(private readonly replay: OutboxReplay) {}

  @Get('published')
  @Allow('service', 'operator')
  published(@Query() query: PublishedEventsQuery): Promise<PublishedPage> {
    return this.replay.publishedAfter(query.types.split(','), query.after, query.limit);
  }

  @Post('redeliveries')
  @HttpCode(202)
  @Allow('service', 'operator')
  async redeliver(@Body() { eventIds }: EventIdsRequest): Promise<{ count: number }> {
    return { count: await this.replay.redeliver(eventIds) };
  }

  @Post('replays')
  @HttpCode(202)
  @Allow('operator')
  async replayRange(@Body() range: ReplayRequest): Promise<{ count: number }> {
    return { count: await this.replay.redeliverRange(range) };
  }
}
