import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';
import { LONGEST_OVERLAP_SECONDS, USUAL_OVERLAP_SECONDS } from '../api-key.rules.js';

/** Body of `POST /v1/api-keys/{id}/rotations`. */
export class RotateApiKeyRequest {
  @ValidateIf((_, value) => value !== undefined)
  @Max(LONGEST_OVERLAP_SECONDS)
  @Min(0)
  @IsInt()
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: LONGEST_OVERLAP_SECONDS,
    default: USUAL_OVERLAP_SECONDS,
    description: 'For how long the old secret goes on working; 0 ends it now.',
  })
  overlapSeconds: number = USUAL_OVERLAP_SECONDS;
}
