import { ApiPropertyOptional } from '@nestjs/swagger';
import { type FieldError, IsInstant } from '@rollcall/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { WEBHOOK_TYPES } from '../../webhooks/webhooks.requests.js';

const MOST_EVENTS = 1_000;
const MOST_TYPES = 100;
const LONGEST_WINDOW_MS = 3 * 86_400_000;
const REPLAYED_STATES = ['delivered', 'failed'] as const;

/** What is delivered again: a window of time, or events by their ids. */
export class ReplayDeliveriesRequest {
  @ApiPropertyOptional({
    format: 'date-time',
    description:
      'Events that the platform recorded from this time on, those included that the webhook never got. At most 3 days.',
  })
  @IsInstant()
  @MaxLength(40)
  @IsOptional()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'End of the window; now unless given.' })
  @IsInstant()
  @MaxLength(40)
  @IsOptional()
  to?: string;

  @ApiPropertyOptional({ type: [String], description: 'Only these types of those that the webhook gets.' })
  @IsIn(WEBHOOK_TYPES, {
    each: true,
    message: 'types must be event types; "$value" has one that does not exist',
  })
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TYPES)
  @IsArray()
  @IsOptional()
  types?: string[];

  @ApiPropertyOptional({
    enum: REPLAYED_STATES,
    description: 'Only deliveries in this state, such as those that were given up.',
  })
  @IsIn(REPLAYED_STATES)
  @IsOptional()
  state?: (typeof REPLAYED_STATES)[number];

  @ApiPropertyOptional({
    type: [String],
    maxItems: MOST_EVENTS,
    description: 'Instead of a window: ids of events that were delivered to this webhook, or given up.',
  })
  @IsUUID('all', { each: true })
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_EVENTS)
  @IsArray()
  @IsOptional()
  eventIds?: string[];
}

/** A window of time. */
export interface ReplayWindow {
  from: Date;
  to: Date;
}

/** What is asked for, or what is wrong with it. */
export function readReplay(
  { from, to, types, state, eventIds }: ReplayDeliveriesRequest,
  now: Date,
): { eventIds: string[] } | { window: ReplayWindow } | { faults: FieldError[] } {
  const fault = (path: string, message: string): { faults: FieldError[] } => ({
    faults: [{ path, code: 'invalid', message }],
  });
  if (eventIds) {
    const isMixed = from ?? to ?? types ?? state;
    return isMixed ? fault('eventIds', 'eventIds stands alone, or leave it out for a window') : { eventIds };
  }
  if (!from) return fault('from', 'from or eventIds must say what to replay');
  const window = { from: new Date(from), to: to ? new Date(to) : now };
  const length = window.to.getTime() - window.from.getTime();
  if (length <= 0) return fault(to ? 'to' : 'from', 'from must be before to, and not in the future');
  if (length > LONGEST_WINDOW_MS) return fault('from', 'from must be at most 3 days before to');
  return { window };
}
