import { ApiProperty } from '@nestjs/swagger';
import { PersonAnswer } from '../../people/person.answer.js';
import { causeTypeOf } from '../cause.rules.js';
import type { NamedEntry } from '../ledger-entry.entity.js';
import { LEDGER_ENTRY_KINDS, type LedgerEntryKind } from '../seat.rules.js';

const ID = { format: 'uuid' } as const;
const TIME = { format: 'date-time' } as const;

/** One line of the ledger. */
export class LedgerEntryAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty(ID) userId: string;
  @ApiProperty({
    ...ID,
    description: 'The seat: one time of one person. A later opening or closing of it corrects an earlier.',
  })
  seatId: string;
  @ApiProperty({ enum: LEDGER_ENTRY_KINDS }) entry: LedgerEntryKind;
  @ApiProperty({ description: 'Why, such as `invitation_accepted`, `set_up_without_mail`, `deleted`.' })
  reason: string;
  @ApiProperty({ ...TIME, description: 'From or until when the seat counts.' }) occurredAt: string;
  @ApiProperty({ ...TIME, description: 'When it was recorded.' }) recordedAt: string;
  @ApiProperty({ ...ID, description: 'The event that it follows from.' }) causeEventId: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'identity.user-activated.v1',
    description: 'Type of that event; null for the reason `reconciled`, which no event told.',
  })
  causeEventType: string | null;
  @ApiProperty({ description: 'Who it is, as known now.' }) person: PersonAnswer;

  static of(
    this: void,
    { id, userId, seatId, entry, reason, occurredAt, recordedAt, causeEventId, person }: NamedEntry,
  ): LedgerEntryAnswer {
    const times = { occurredAt: occurredAt.toISOString(), recordedAt: recordedAt.toISOString() };
    const cause = { causeEventId, causeEventType: causeTypeOf(reason) };
    return { id, userId, seatId, entry, reason, ...times, ...cause, person };
  }
}

/** A page of the ledger. */
export class LedgerPageAnswer {
  @ApiProperty({ type: [LedgerEntryAnswer] }) items: LedgerEntryAnswer[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null on the last.' })
  nextCursor: string | null;
}
