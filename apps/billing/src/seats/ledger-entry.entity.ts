import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonAnswer } from '../people/person.answer.js';
import type { LedgerEntryKind } from './seat.rules.js';

/** One line of the ledger; the database refuses to change or delete one. */
@Entity('seat_ledger')
export class LedgerEntry {
  @PrimaryColumn('uuid') platformId: string;
  @PrimaryColumn('bigint') seq: string;
  @Column('uuid') id: string;
  @Column('uuid') userId: string;
  @Column('uuid') seatId: string;
  @Column('text') entry: LedgerEntryKind;
  @Column('text') reason: string;
  @Column('timestamptz') occurredAt: Date;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') causeEventId: string;
  @Column('integer') userSequence: number;
}

/** An entry, and who it is about. */
export type NamedEntry = LedgerEntry & { person: PersonAnswer };
