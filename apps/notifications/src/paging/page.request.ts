import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { decodeCursor } from './page.rules.js';

const MAX_LIMIT = 200;
const DEFAULT_LIMIT = 50;
/** Comes after every identifier. */
const AFTER_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const IsCursor = (): PropertyDecorator =>
  ValidateBy({
    name: 'isCursor',
    validator: {
      validate: (value) => typeof value === 'string' && decodeCursor(value) !== null,
      defaultMessage: () => 'cursor must be a nextCursor of an earlier page',
    },
  });

/** Query of a list whose newest item comes first. */
export class PageRequest {
  @IsOptional()
  @Max(MAX_LIMIT)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT })
  limit: number = DEFAULT_LIMIT;

  @IsOptional()
  @IsCursor()
  @MaxLength(64)
  @IsString()
  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  cursor?: string;

  /** The id before which the page begins: ids grow with time. */
  get before(): string {
    return (this.cursor && decodeCursor(this.cursor)) || AFTER_ALL;
  }
}
