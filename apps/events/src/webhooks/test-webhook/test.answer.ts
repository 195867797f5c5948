import { ApiProperty } from '@nestjs/swagger';
import { CALL_FAILURES, type CallFailure } from '../../receivers/call-outcome.js';

/** What came of a test. */
export class TestAnswer {
  @ApiProperty({ description: 'Whether the receiver answered 2xx.' }) delivered: boolean;
  @ApiProperty({ format: 'uuid', description: 'The `webhook-id` that was sent.' }) eventId: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'HTTP status, if there was an answer.' })
  status: number | null;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: CALL_FAILURES,
    description: 'Why it was not delivered.',
  })
  reason: CallFailure | null;
  @ApiProperty({ type: 'integer' }) durationMs: number;
}
