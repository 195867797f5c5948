import { ApiPropertyOptional } from '@nestjs/swagger';
import { decodeSequence } from '@rollcall/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateBy } from 'class-validator';

const LONGEST_PAGE = 200;
const USUAL_PAGE = 50;

/** Lets only texts pass that a list gave out as `nextCursor`. */
export const IsCursor = (decode: (cursor: string) => unknown): PropertyDecorator =>
  ValidateBy({
    name: 'isCursor',
    validator: {
      validate: (value) => typeof value === 'string' && decode(value) !== null,
      defaultMessage: () => 'must be the nextCursor of an earlier page',
    },
  });

/** How long a page is. */
export class PageLength {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LONGEST_PAGE, default: USUAL_PAGE })
  @Max(LONGEST_PAGE)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  @IsOptional()
  limit: number = USUAL_PAGE;
}

/** Which page of a list that is ordered by a number. */
export class PageRequest extends PageLength {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @IsCursor(decodeSequence)
  @MaxLength(64)
  @IsString()
  @IsOptional()
  cursor?: string;

  /** The place before which the page begins; beyond every place on the first page. */
  get before(): string {
    return (this.cursor && decodeSequence(this.cursor)) || String(Number.MAX_SAFE_INTEGER);
  }
}
