import { ApiPropertyOptional } from '@nestjs/swagger';
import { decodeSequence } from '@rollcall/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { DELIVERY_STATES, type DeliveryState } from '../delivery.answer.js';

const LARGEST_PAGE = 200;
const USUAL_PAGE = 50;

const IsPosition = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPosition',
    validator: {
      validate: (value) => typeof value === 'string' && decodeSequence(value) !== null,
      defaultMessage: () => 'cursor must be a nextCursor of an earlier page',
    },
  });

/** Which part of the log. */
export class ListDeliveriesRequest {
  @ApiPropertyOptional({ enum: DELIVERY_STATES })
  @IsIn(DELIVERY_STATES)
  @IsOptional()
  state?: DeliveryState;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: USUAL_PAGE })
  @Max(LARGEST_PAGE)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  @IsOptional()
  limit: number = USUAL_PAGE;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @IsPosition()
  @MaxLength(64)
  @IsString()
  @IsOptional()
  cursor?: string;
}
