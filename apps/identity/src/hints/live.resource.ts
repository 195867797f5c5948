import { ApiProperty } from '@nestjs/swagger';
import { TOPICS, type Topic } from './topics.rules.js';

/** What can be told of. */
export class LiveTopics {
  @ApiProperty({ enum: TOPICS, isArray: true, description: 'What hints can name.' })
  topics: readonly Topic[];
}
