import { ApiProperty } from '@nestjs/swagger';
import {
  JOB_ACTIONS,
  JOB_OUTCOMES,
  JOB_STATUSES,
  type JobAction,
  type JobCounts,
  type JobOutcome,
  type JobStatus,
} from './invitation-job.rules.js';

const ID = { format: 'uuid' } as const;
const TIME_OR_NULL = { type: Date, format: 'date-time', nullable: true } as const;

/** How far a job is. */
export class JobProgress {
  @ApiProperty({ type: 'integer' }) done: number;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'How many were selected; null while the selection goes on.',
  })
  total: number | null;
}

const COUNTS = {
  type: 'object',
  additionalProperties: { type: 'integer' },
  description: `How many came to which outcome: ${JOB_OUTCOMES.join(', ')}.`,
  example: { reminded: 118, too_soon: 2 },
} as const;

/** Work on many invitations at once. */
export class InvitationJob {
  @ApiProperty(ID) id: string;
  @ApiProperty({ enum: JOB_ACTIONS }) action: JobAction;
  @ApiProperty({ enum: JOB_STATUSES }) status: JobStatus;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'For a stopped job: the code of the refusal, such as `no_group_managed`.',
  })
  stoppedBecause: string | null;
  @ApiProperty() progress: JobProgress;
  @ApiProperty(COUNTS) counts: JobCounts;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
  @ApiProperty(TIME_OR_NULL) finishedAt: Date | null;
}

/** What a job would come to. */
export class InvitationJobPreview {
  @ApiProperty({ enum: JOB_ACTIONS }) action: JobAction;
  @ApiProperty({ type: 'integer', description: 'How many were looked at.' }) total: number;
  @ApiProperty({ description: 'Whether that is all of them: a preview looks at 10,000 at most.' })
  isComplete: boolean;
  @ApiProperty(COUNTS) counts: JobCounts;
}

/** What became of one invitation of a job. */
export class InvitationJobResult {
  @ApiProperty(ID) invitationId: string;
  @ApiProperty({ enum: JOB_OUTCOMES, nullable: true, description: 'Null until it is its turn.' })
  outcome: JobOutcome | null;
  @ApiProperty(TIME_OR_NULL) at: Date | null;
}

/** A page of jobs, newest first. */
export class InvitationJobsPage {
  @ApiProperty({ type: [InvitationJob] }) items: InvitationJob[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

/** A page of results. */
export class InvitationJobResultsPage {
  @ApiProperty({ type: [InvitationJobResult] }) items: InvitationJobResult[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}
