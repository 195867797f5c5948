import {
  Allow,
  CurrentActor,
  ProblemResponses,
  type UserActor,
  asksForEvents,
  eventStream,
} from '@rollcall/platform';
import { Controller, Get, Headers, type StreamableFile } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { LiveConnections } from './live-connections.js';
import { LiveTopics } from './live.resource.js';
import { TOPICS } from './topics.rules.js';

/** Hints that something changed, for pages that stay up to date by themselves. */
@ApiTags('Live')
@ApiBearerAuth()
@Allow('user')
@Controller('v1/live')
export class LiveController {
  constructor(private readonly connections: LiveConnections) {}

  @Get()
  @ApiProduces('application/json', 'text/event-stream')
  @ApiExtraModels(LiveTopics)
  @ApiOperation({
    summary: 'Be told when something changes',
    description:
      'Asked for as `text/event-stream`: an event `changed` with the topics of which something may look different now on ' +
      'the caller\'s platform, at most once a second: `{"topics":["users","groups"]}`. It names no person and says ' +
      'nothing of what changed: fetch again what you show. It ends with the sign-in. A person has at most five at a time: ' +
      'one more, and the oldest ends with an event `superseded`. Hints may be lost when a connection is: after connecting ' +
      'anew fetch everything again. Asked for as JSON it answers the topics that there are.',
  })
  @ApiOkResponse({
    description: 'Events for as long as the caller is signed in; as JSON the topics that there are.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(LiveTopics) } },
      'text/event-stream': { schema: { type: 'string' } },
    },
  })
  @ProblemResponses('password_change_required', 'overloaded')
  follow(@CurrentActor() actor: UserActor, @Headers('accept') accept = ''): StreamableFile | LiveTopics {
    if (!asksForEvents(accept)) return { topics: TOPICS };
    const connection = this.connections.open(actor);
    return eventStream(connection.events(), () => this.connections.close(connection));
  }
}
