import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, KeyScope, ProblemResponses, type PlatformActor } from '@rollcall/platform';
import { FeedPageAnswer } from './list-events/feed-page.answer.js';
import { ListEventsQuery } from './list-events/list-events.query.js';
import { ListEventsRequest } from './list-events/list-events.request.js';

/** The feed of events. */
@ApiTags('Events')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/events')
export class FeedController {
  constructor(private readonly listEvents: ListEventsQuery) {}

  @Get()
  @KeyScope('events:read')
  @ApiOperation({
    summary: 'Read events',
    description:
      'For platform admins. Every event of the platform in one order, kept for at least 90 days: begin at the beginning, or ' +
      'with the cursor of a snapshot, keep `nextCursor` beside what you have made of the events, and go on from it ' +
      'whenever you like. Events of one subject come in the order of their versions, except for a straggler that was ' +
      'lost on the way and found later: compare `subjectversion`.',
  })
  @ApiResponse({ status: 200, type: FeedPageAnswer })
  @ProblemResponses('platform_admin_required', 'password_change_required', 'cursor_expired')
  list(@CurrentActor() actor: PlatformActor, @Query() request: ListEventsRequest): Promise<FeedPageAnswer> {
    return this.listEvents.list(actor, request);
  }
}
