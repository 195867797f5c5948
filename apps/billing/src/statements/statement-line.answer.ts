import { ApiProperty } from '@nestjs/swagger';
import { PersonAnswer } from '../people/person.answer.js';
import { LINE_KINDS, type LineKind } from './line-place.rules.js';

const ID = { type: String, format: 'uuid' } as const;
const TIME = { type: String, format: 'date-time', nullable: true } as const;
const WHOLE = { type: 'integer' } as const;

/** One line of a statement: a person, and why they are on it. */
export class StatementLineAnswer {
  @ApiProperty({
    enum: LINE_KINDS,
    description:
      'person: was billable in this cycle; correction: was, or was not, in an earlier one, as became known too late.',
  })
  kind: LineKind;
  @ApiProperty(ID) userId: string;
  @ApiProperty({ enum: [1, -1], description: '1 charges the person, -1 gives the charge back.' })
  quantity: number;
  @ApiProperty({ ...ID, description: 'The cycle that it is about; an earlier one for corrections.' })
  ofCycleId: string;
  @ApiProperty({
    description: 'Why, such as `invitation_accepted`, `credentials_mail_sent`, `deleted`, `reconciled`.',
  })
  reason: string;
  @ApiProperty({
    ...ID,
    nullable: true,
    description: 'Their first seat in that cycle, as the ledger names it.',
  })
  seatId: string | null;
  @ApiProperty({ ...TIME, description: 'When that seat opened, maybe before the cycle.' }) from: Date | null;
  @ApiProperty({ ...TIME, description: 'When their last seat in it closed; null if it was open at its end.' })
  until: Date | null;
  @ApiProperty({
    ...WHOLE,
    description: 'Price of a person in that cycle, in the smallest unit of the currency.',
  })
  priceMinor: number;
  @ApiProperty({ ...WHOLE, description: 'Quantity times price.' }) amountMinor: number;
  @ApiProperty({ ...ID, description: 'The event that it follows from.' }) causeEventId: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'identity.user-activated.v1',
    description: 'Type of that event; null for the reason `reconciled`, which no event told.',
  })
  causeEventType: string | null;
  @ApiProperty({ description: 'Who it is, as known now.' }) person: PersonAnswer;
}

/** A page of lines: corrections first, then people, each in the order in which people came. */
export class StatementLinePageAnswer {
  @ApiProperty({ type: [StatementLineAnswer] }) items: StatementLineAnswer[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null on the last.' })
  nextCursor: string | null;
}
