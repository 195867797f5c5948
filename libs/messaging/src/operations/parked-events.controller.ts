import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Allow } from '@rollcall/platform';
import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { EventIdsRequest } from '../replay/replay.requests.js';
import { ParkedEvents } from './parked-events.js';
import type { ParkedEvent } from './parked.store.js';

/** Which parked events to list. */
class ParkedEventsQuery {
  /** `seq` of the last event of the previous page. */
  @Matches(/^\d{1,19}$/)
  after: string = '0';

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  limit: number = 100;
}

/** Parked events, for operators. */
@Controller('internal/parked-events')
@Allow('operator', 'service')
export class ParkedEventsController {
  constructor(private readonly parked: ParkedEvents) {}

  @Get()
  async list(@Query() { after, limit }: ParkedEventsQuery): Promise<{ items: ParkedEvent[] }> {
    return { items: await this.parked.list(after, limit) };
  }

  @Post('retries')
  @HttpCode(200)
  async retry(@Body() { eventIds }: EventIdsRequest): Promise<{ count: number }> {
    return { count: await this.parked.retry(eventIds) };
  }

  @Post('discards')
  @HttpCode(200)
  async discard(@Body() { eventIds }: EventIdsRequest): Promise<{ count: number }> {
    return { count: await this.parked.discard(eventIds) };
  }
}
