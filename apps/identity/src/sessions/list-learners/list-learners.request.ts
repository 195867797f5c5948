import { PageRequest } from '@rollcall/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { ENROLMENT_STATUSES } from './learner.resource.js';

/** Query of `GET /v1/sessions/{id}/learners`. */
export class ListLearnersRequest extends PageRequest {
  @IsOptional()
  @IsIn(ENROLMENT_STATUSES)
  @ApiPropertyOptional({
    enum: ENROLMENT_STATUSES,
    description: 'Only enrolments in this state; both unless given.',
  })
  status?: (typeof ENROLMENT_STATUSES)[number];

  @IsOptional()
  @IsNotEmpty()
  @MaxLength(100)
  @IsString()
  @ApiPropertyOptional({ description: 'Part of a name, email or username; case and accents do not matter.' })
  q?: string;
}
