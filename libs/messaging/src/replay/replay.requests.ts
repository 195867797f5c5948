import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDate,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

/** Most events in one answer or request. */
export const LARGEST_PAGE = 5_000;

/** Which publications to list. */
export class PublishedEventsQuery {
  /** Event types, comma-separated. */
  @IsString()
  @MaxLength(8_000)
  types: string;

  /** Cursor of the previous page, `0` for the beginning. */
  @Matches(/^\d{1,19}$/)
  after: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  limit: number;
}

/** Named events. */
export class EventIdsRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LARGEST_PAGE)
  @IsUUID('all', { each: true })
  eventIds: string[];
}

/** A time range of events. */
export class ReplayRequest {
  /** Appended at or after. */
  @Type(() => Date)
  @IsDate()
  from: Date;

  /** Appended before. */
  @Type(() => Date)
  @IsDate()
  to: Date;

  /** Only these types; all when absent. */
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  types?: string[];
}
