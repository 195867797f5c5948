import { ApiPropertyOptional } from '@nestjs/swagger';
import { EVENTS } from '@rollcall/contracts';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateBy,
} from 'class-validator';
import { positionBefore } from '../feed-cursor.js';

const LARGEST_PAGE = 1_000;
const USUAL_PAGE = 100;
/** The gateway lets a service begin its answer within 15 s. */
const LONGEST_WAIT_SECONDS = 10;

const IsFeedCursor = (): PropertyDecorator =>
  ValidateBy({
    name: 'isFeedCursor',
    validator: {
      validate: (value) => typeof value === 'string' && positionBefore(value) !== null,
      defaultMessage: () => 'after must be a nextCursor of the feed or of a snapshot',
    },
  });

/** Names those that are none: of a long list one would look for the wrong one in vain. */
const AreEventTypes = (): PropertyDecorator =>
  ValidateBy({
    name: 'areEventTypes',
    validator: {
      validate: (value) => strangersIn(value).length === 0,
      defaultMessage: (about) =>
        `types must be event types (docs/events.md), separated by commas; there is no ${strangersIn(about?.value).join(', ')}`,
    },
  });

const strangersIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((type) => !EVENTS.has(type)).map((type) => `"${type}"`) : ['list'];

const list = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? [...new Set(value.split(',').map((type) => type.trim()))] : value;

/** Which part of the feed to read. */
export class ListEventsRequest {
  @IsFeedCursor()
  @MaxLength(64)
  @IsString()
  @IsOptional()
  @ApiPropertyOptional({
    description:
      '`nextCursor` of the page before, or of a snapshot. Without it the feed begins with the oldest event that is kept.',
  })
  after?: string;

  @AreEventTypes()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Transform(list)
  @IsOptional()
  @ApiPropertyOptional({
    type: String,
    description: 'Only events of these types, separated by commas.',
    example: 'identity.user-activated.v1,identity.user-deleted.v1',
  })
  types?: string[];

  @Max(LARGEST_PAGE)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  @IsOptional()
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: USUAL_PAGE })
  limit: number = USUAL_PAGE;

  @Max(LONGEST_WAIT_SECONDS)
  @Min(0)
  @IsInt()
  @Type(() => Number)
  @IsOptional()
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: LONGEST_WAIT_SECONDS,
    default: 0,
    description: 'For how many seconds to wait for the first event when there is none yet.',
  })
  waitSeconds: number = 0;
}
