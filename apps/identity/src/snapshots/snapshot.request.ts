import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { decodePlace } from './snapshot-place.rules.js';

const LARGEST_PAGE = 1_000;
const USUAL_PAGE = 500;

const IsPlace = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPlace',
    validator: {
      validate: (value) => typeof value === 'string' && decodePlace(value) !== null,
      defaultMessage: () => 'cursor must be a nextCursor of an earlier page of a snapshot',
    },
  });

/** Which page of a snapshot. */
export class SnapshotRequest {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @IsPlace()
  @MaxLength(200)
  @IsString()
  @IsOptional()
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: USUAL_PAGE })
  @Max(LARGEST_PAGE)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  @IsOptional()
  limit: number = USUAL_PAGE;
}
