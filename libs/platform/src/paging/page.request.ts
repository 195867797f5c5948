import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { FIRST_ID, LAST_ID, decodeCursor } from './page.rules.js';

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

/** Query of a list that is ordered by id. */
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

  /** The id after which the page begins. */
  get after(): string {
    return (this.cursor && decodeCursor(this.cursor)) || FIRST_ID;
  }

  /** The id before which the page begins, where the newest come first: ids grow with time. */
  get before(): string {
    return (this.cursor && decodeCursor(this.cursor)) || LAST_ID;
  }
}
