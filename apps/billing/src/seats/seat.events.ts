import type { SeatOpeningReason } from '@rollcall/contracts';
import type { NewEvent } from '@rollcall/messaging';
import type { LedgerEntry } from './ledger-entry.entity.js';

/** What each entry of the ledger tells the other services. */
export function seatEvent(entry: LedgerEntry): NewEvent<'billing.seat-opened.v1' | 'billing.seat-closed.v1'> {
  const { platformId, userId, seatId } = entry;
  const envelope = { subject: `seat/${userId}`, subjectVersion: entry.userSequence, platformId };
  const at = entry.occurredAt.toISOString();
  if (entry.entry === 'closed') {
    return { ...envelope, type: 'billing.seat-closed.v1', data: { seatId, userId, closedAt: at } };
  }
  const reason = entry.reason as SeatOpeningReason;
  return { ...envelope, type: 'billing.seat-opened.v1', data: { seatId, userId, reason, openedAt: at } };
}
