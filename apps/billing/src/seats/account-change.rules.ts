/** What an event of identity means for a seat; the last two decide together when it opens (set-up-seat.rules.ts). */
export type AccountEffect = 'opens' | 'closes' | 'awaits' | 'signs_in';

/** A person became active (opens a seat) or was deleted (closes it), as one event of identity told. */
export interface AccountChange {
  eventId: string;
  /** Version of the person after it: the true order, whatever the order of arrival. */
  version: number;
  effect: AccountEffect;
  reason: string;
  /** ISO 8601. */
  occurredAt: string;
  /** For one that awaits: 24 hours are over (Z-09). */
  overdue?: boolean;
  /** The event that made it so at that time, if another than its own. */
  causedBy?: string;
  /** Of a stand-in whose seat may also turn out to have opened later. */
  isMovable?: boolean;
}

/** A seat as it is recorded. */
export interface RecordedSeat {
  /** The event that opened it. */
  id: string;
  /** From when it counts; ISO 8601. */
  openedAt: string;
  /** The event that closed it; null while it is open. */
  closedBy: string | null;
}
