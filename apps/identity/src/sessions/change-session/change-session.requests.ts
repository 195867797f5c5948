import { IsInstant } from '@rollcall/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { IsInstructorList, IsTitle, MAX_TITLE_LENGTH } from '../session.requests.js';

/** Body of `PATCH /v1/sessions/{id}`; what is left out stays. */
export class ChangeSessionRequest {
  @ValidateIf((_, value) => value !== undefined)
  @IsTitle()
  @ApiPropertyOptional({ maxLength: MAX_TITLE_LENGTH })
  name?: string;

  @ValidateIf((_, value) => value !== undefined)
  @IsInstant()
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Stays as it is once the session has started with learners (PS7).',
  })
  startsAt?: string;

  @IsOptional()
  @IsInstant()
  @ApiPropertyOptional({
    format: 'date-time',
    nullable: true,
    type: String,
    description: 'Null takes the end away. From its end on a session is closed for good (PS7).',
  })
  endsAt?: string | null;

  @ValidateIf((_, value) => value !== undefined)
  @IsInstructorList()
  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    description: 'All instructors, the main one first (PS1, P19).',
  })
  instructorIds?: string[];

  @ValidateIf((_, value) => value !== undefined)
  @IsIn(['dynamic', 'static'])
  @ApiPropertyOptional({
    enum: ['dynamic', 'static'],
    description:
      'A session that becomes dynamic gets the learners that its audience means now; one that becomes static keeps those that it has (PS2).',
  })
  audience?: 'dynamic' | 'static';
}
