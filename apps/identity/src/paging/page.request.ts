import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { FIRST_CURSOR, decodeCursor } from './page.rules.js';

const MAX_LIMIT = 200;
const DEFAULT_LIMIT = 50;

const IsCursor = (): PropertyDecorator =>
  ValidateBy({
    name: 'isCursor',
    validator: {
      validate: (value) => typeof value === 'string' && decodeCursor(value) !== null,
      defaultMessage: () => 'cursor must be a nextCursor of an earlier page',
    },
  });

/** Query of every list. */
export class PageRequest {
  @IsOptional()
  @Max(MAX_LIMIT)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  @ApiPropertyOptional({ minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT })
  limit: number = DEFAULT_LIMIT;

  @IsOptional()
  @IsCursor()
  @MaxLength(64)
  @IsString()
  @ApiPropertyOptional({ description: 'nextCursor of the page before.' })
  cursor?: string;

  /** The id after which the page begins. */
  get after(): string {
    return (this.cursor && decodeCursor(this.cursor)) || FIRST_CURSOR;
  }
}
