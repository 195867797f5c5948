import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsPlainText } from '../../invitations/is-plain-text.decorator.js';
import { MESSAGE_MAXIMUM_LENGTH, withPlainLineEnds } from '../../invitations/message-text.rules.js';
import { JOB_ACTIONS, type JobAction } from '../invitation-job.rules.js';
import { JobFilter } from '../job-filter.request.js';

/** Most invitations that can be named in one job. */
export const MOST_NAMED = 10_000;

/** Body of `POST /v1/invitation-jobs`. */
export class StartJobRequest {
  @IsIn(JOB_ACTIONS)
  @ApiProperty({ enum: JOB_ACTIONS })
  action: JobAction;

  @IsOptional()
  @IsUUID('all', { each: true })
  @ArrayMaxSize(MOST_NAMED)
  @ArrayMinSize(1)
  @IsArray()
  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    maxItems: MOST_NAMED,
    description: 'Either these invitations, or those that the filter selects.',
  })
  invitationIds?: string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => JobFilter)
  @ApiPropertyOptional({ type: JobFilter, description: 'An empty one selects all open invitations.' })
  filter?: JobFilter;

  @IsPlainText()
  @MaxLength(MESSAGE_MAXIMUM_LENGTH)
  @IsString()
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? withPlainLineEnds(value) : value,
  )
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: MESSAGE_MAXIMUM_LENGTH,
    description: 'Plain text for the reminders. Not available on the free trial.',
  })
  message?: string | null;

  @IsBoolean()
  @IsOptional()
  @ApiPropertyOptional({ default: false, description: 'Send new links; those in older mails end at once.' })
  newLink?: boolean;
}

/** Query of `POST /v1/invitation-jobs`. */
export class DryRunRequest {
  @IsOptional()
  @IsIn(['true', 'false'])
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'Answers what would happen, and changes nothing; an Idempotency-Key is not kept for it.',
  })
  dryRun: 'true' | 'false' = 'false';
}
