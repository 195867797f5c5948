import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { decodeCursor } from './ledger-cursor.rules.js';

const LONGEST_PAGE = 200;
const USUAL_PAGE = 50;

const IsCursor = (): PropertyDecorator =>
  ValidateBy({
    name: 'isCursor',
    validator: {
      validate: (value) => typeof value === 'string' && decodeCursor(value) !== null,
      defaultMessage: () => 'must be the nextCursor of an earlier page',
    },
  });

/** Which page of the ledger. */
export class ListLedgerRequest {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LONGEST_PAGE, default: USUAL_PAGE })
  @Max(LONGEST_PAGE)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  @IsOptional()
  limit: number = USUAL_PAGE;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @IsCursor()
  @MaxLength(64)
  @IsString()
  @IsOptional()
  cursor?: string;
}
