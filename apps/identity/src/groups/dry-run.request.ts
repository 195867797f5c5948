import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

/** Query of the calls that can be tried out. */
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
