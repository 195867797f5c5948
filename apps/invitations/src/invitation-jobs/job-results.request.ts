import { PageRequest } from '@rollcall/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { JOB_OUTCOMES, type JobOutcome } from './invitation-job.rules.js';

/** Query of the results of a job. */
export class JobResultsRequest extends PageRequest {
  @IsOptional()
  @IsIn(JOB_OUTCOMES)
  @ApiPropertyOptional({ enum: JOB_OUTCOMES })
  outcome?: JobOutcome;
}
