import { ApiProperty } from '@nestjs/swagger';
import type { CloudEvent } from '@rollcall/contracts';

/** A part of the feed. */
export class FeedPageAnswer {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description:
      'Events (CloudEvents 1.0) in the order of the platform; their types are described in `docs/events.md`.',
  })
  items: CloudEvent[];

  @ApiProperty({
    description:
      'Pass it as `after` to go on, now or whenever. There is always one: the feed has no last page.',
  })
  nextCursor: string;

  @ApiProperty({ description: 'Whether there is more to read at once.' })
  hasMore: boolean;
}
