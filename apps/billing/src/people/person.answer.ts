import { ApiProperty } from '@nestjs/swagger';

/** What became of somebody on a bill. */
export const PERSON_STATES = ['active', 'invited', 'deleted', 'erased', 'unknown'] as const;

/** Who somebody on a bill is, as known now. */
export class PersonAnswer {
  @ApiProperty({
    example: 'Ada Lovelace',
    description: '`Erased person` and `Unknown person` for who has no name any more.',
  })
  displayName: string;
  @ApiProperty({ type: String, nullable: true, description: 'Email or else username.' })
  login: string | null;
  @ApiProperty({
    enum: PERSON_STATES,
    description: 'unknown: nobody has heard of them; look at the comparisons of seats with accounts.',
  })
  status: (typeof PERSON_STATES)[number];
}
