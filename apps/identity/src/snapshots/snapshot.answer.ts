import { ApiProperty } from '@nestjs/swagger';
import type { EventOf } from '@rollcall/contracts';

/** What a snapshot is made of. */
export type SnapshotEvent = EventOf<'identity.group-described.v1' | 'identity.user-described.v1'>;

/** A page of a snapshot. */
export class SnapshotPageAnswer {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description:
      'First all groups as `identity.group-described.v1`, then all people as `identity.user-described.v1`.',
  })
  items: SnapshotEvent[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Pass it as `cursor` for the next page; null on the last.',
  })
  nextCursor: string | null;

  @ApiProperty({
    description:
      'Where the feed stood before the first page was read, the same on every page: go on with `GET /v1/events?after=` once you have the last page.',
  })
  feedCursor: string;
}
