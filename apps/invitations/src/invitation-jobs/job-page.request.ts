import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { JOB_OUTCOMES, type JobOutcome } from './invitation-job.rules.js';

const MAX_LIMIT = 200;
const DEFAULT_LIMIT = 50;

/** Query of the lists of jobs. */
export class JobPageRequest {
  @IsOptional()
  @Max(MAX_LIMIT)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  @ApiPropertyOptional({ minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT })
  limit: number = DEFAULT_LIMIT;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{21}[AQgw]$/, { message: 'cursor must be a nextCursor of an earlier page' })
  @IsString()
  @ApiPropertyOptional({ description: 'nextCursor of the page before.' })
  cursor?: string;
}

/** Query of the results of a job. */
export class JobResultsRequest extends JobPageRequest {
  @IsOptional()
  @IsIn(JOB_OUTCOMES)
  @ApiPropertyOptional({ enum: JOB_OUTCOMES })
  outcome?: JobOutcome;
}

/** The id that a cursor stands for. */
export const idOfCursor = (cursor: string): string => {
  const hex = Buffer.from(cursor, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** A page of rows, of which one more than the limit was fetched. */
export function pageOf<T>(rows: readonly T[], limit: number, idOf: (row: T) => string) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  const nextCursor = more ? Buffer.from(idOf(last).replaceAll('-', ''), 'hex').toString('base64url') : null;
  return { items, nextCursor };
}
