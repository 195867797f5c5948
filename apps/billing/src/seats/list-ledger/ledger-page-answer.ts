import { ApiProperty } from '@nestjs/swagger';
import type { LedgerEntry } from '../ledger-entry.entity.js';
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

  static of(
    this: void,
    { id, userId, seatId, entry, reason, occurredAt, recordedAt, causeEventId }: LedgerEntry,
  ): LedgerEntryAnswer {
    const times = { occurredAt: occurredAt.toISOString(), recordedAt: recordedAt.toISOString() };
    return { id, userId, seatId, entry, reason, ...times, causeEventId };
  }
}

/** A page of the ledger. */
export class LedgerPageAnswer {
  @ApiProperty({ type: [LedgerEntryAnswer] }) items: LedgerEntryAnswer[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null on the last.' })
  nextCursor: string | null;
}
