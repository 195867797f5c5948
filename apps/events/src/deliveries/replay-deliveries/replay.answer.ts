import { ApiProperty } from '@nestjs/swagger';

/** What a replay comes to. */
export class ReplayAnswer {
  @ApiProperty({
    type: 'integer',
    description:
      'For ids: how many events are delivered again. For a window: how many events of the platform are looked at.',
  })
  events: number;
}
