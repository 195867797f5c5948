import { ApiProperty } from '@nestjs/swagger';
import { CALL_FAILURES } from '../receivers/call-outcome.js';

/** Where a delivery can be (A9). */
export const DELIVERY_STATES = ['pending', 'sending', 'delivered', 'failed'] as const;
/** A state of {@link DELIVERY_STATES}. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

const REASONS = [...CALL_FAILURES, 'event_erased'] as const;

/** One call to a receiver; what it answered beside the status is not kept. */
export class AttemptAnswer {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'HTTP status, if there was an answer.' })
  status: number | null;
  @ApiProperty({ type: 'integer' }) durationMs: number;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: REASONS,
    description:
      'Why it did not deliver; null when it did. event_erased: who the event was about is erased, nothing was sent.',
  })
  reason: (typeof REASONS)[number] | null;
}

/** What became of an event at a webhook. */
export class DeliveryAnswer {
  @ApiProperty({ format: 'uuid', description: 'Id of the event, which receivers see as `webhook-id`.' })
  eventId: string;
  @ApiProperty({ description: 'Event type.' }) type: string;
  @ApiProperty({
    enum: DELIVERY_STATES,
    description:
      'failed: given up after eight failed calls; replay it. The others are on their way or there.',
  })
  state: DeliveryState;
  @ApiProperty({ format: 'date-time', description: 'When it became due for the first time.' })
  createdAt: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it is tried next, if the webhook neither rests nor is paused; null when it is not.',
  })
  nextAttemptAt: string | null;
  @ApiProperty({ type: [AttemptAnswer], description: 'The latest calls, oldest first; at most 16.' })
  attempts: AttemptAnswer[];
}

/** A page of the log of deliveries. */
export class DeliveryPageAnswer {
  @ApiProperty({ type: [DeliveryAnswer] }) items: DeliveryAnswer[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null on the last.' })
  nextCursor: string | null;
}
