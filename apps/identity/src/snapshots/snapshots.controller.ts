import { Allow, CurrentActor, KeyScope, ProblemResponses, type PlatformActor } from '@rollcall/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SnapshotPageAnswer } from './snapshot.answer.js';
import { SnapshotRequest } from './snapshot.request.js';
import { TakeSnapshotQuery } from './take-snapshot/take-snapshot.query.js';

@ApiTags('Events')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/events/snapshot')
export class SnapshotsController {
  constructor(private readonly takeSnapshot: TakeSnapshotQuery) {}

  @Get()
  @KeyScope('events:read')
  @ApiOkResponse({ type: SnapshotPageAnswer })
  @ApiOperation({
    summary: 'Take a snapshot',
    description:
      'For platform admins. All groups and all people with their memberships as they are now, as events, and the cursor ' +
      'to go on from with the feed: for whoever begins late, or was away for longer than the feed is kept. What changes ' +
      'while you read pages comes with the feed; keep what has the higher `subjectversion`.',
  })
  @ProblemResponses('platform_admin_required', 'password_change_required')
  page(@CurrentActor() actor: PlatformActor, @Query() request: SnapshotRequest): Promise<SnapshotPageAnswer> {
    return this.takeSnapshot.page(actor, request);
  }
}
