import { ApiProperty } from '@nestjs/swagger';

/** States of an enrolment (PS8). */
export const ENROLMENT_STATUSES = ['published', 'archived'] as const;

/** An enrolment, with the person. */
export class LearnerResource {
  @ApiProperty({ format: 'uuid' })
  userId: string;

  @ApiProperty()
  firstName: string;

  @ApiProperty()
  lastName: string;

  @ApiProperty({ nullable: true, type: String })
  email: string | null;

  @ApiProperty({ nullable: true, type: String })
  username: string | null;

  @ApiProperty({ enum: ['invited', 'active'], description: 'Of the account.' })
  userStatus: 'invited' | 'active';

  @ApiProperty({
    enum: ENROLMENT_STATUSES,
    description: 'Of the enrolment: archived once it has ended; coming back resumes it (PS8).',
  })
  status: (typeof ENROLMENT_STATUSES)[number];

  @ApiProperty({ format: 'date-time', description: 'When the person was enrolled for the first time.' })
  createdAt: Date;
}
