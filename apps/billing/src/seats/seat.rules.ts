/** The kinds of ledger entries. */
export const LEDGER_ENTRY_KINDS = ['opened', 'closed'] as const;
/** A kind of {@link LEDGER_ENTRY_KINDS}. */
export type LedgerEntryKind = (typeof LEDGER_ENTRY_KINDS)[number];

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

/** An entry that the ledger still lacks. */
export interface MissingEntry {
  entry: LedgerEntryKind;
  seatId: string;
  cause: AccountChange;
}

/**
 * What the ledger lacks of one person, given everything that is known of them. The outcome of all changes is the same
 * in whatever order, how late and how often they arrive:
 *
 * - each opening has its own seat, closed by the first deletion after it. While changes in between are missing that
 *   may be a later deletion than the true one; it is corrected when the true one arrives, and never reopened.
 * - of several openings without any deletion after them only one seat is open, because a person is billed once: the
 *   one that is recorded, or else the latest. The others wait for the deletions that must have been in between.
 * - a seat whose opening turns out to be earlier is opened once more, from then on.
 */
export function missingEntries(
  changes: readonly AccountChange[],
  recorded: readonly RecordedSeat[],
): MissingEntry[] {
  const inOrder = changes.toSorted((a, b) => a.version - b.version);
  const seats = new Map(recorded.map((seat) => [seat.id, seat]));
  const openings = inOrder.filter(({ effect }) => effect === 'opens');
  const closingOf = (opening: AccountChange): AccountChange | undefined =>
    inOrder.find(({ effect, version }) => effect === 'closes' && version > opening.version);
  const stillOpen = openings.filter((opening) => !closingOf(opening));
  const current = stillOpen.find(({ eventId }) => seats.has(eventId)) ?? stillOpen.at(-1);
  return openings.flatMap((opening): MissingEntry[] => {
    const closing = closingOf(opening);
    const seat = seats.get(opening.eventId);
    const seatId = opening.eventId;
    const opened = seat ? isEarlier(opening, seat) : closing || opening === current;
    const closed = closing && closing.eventId !== seat?.closedBy;
    return [
      ...(opened ? [{ entry: 'opened', seatId, cause: opening } as const] : []),
      ...(closed ? [{ entry: 'closed', seatId, cause: closing } as const] : []),
    ];
  });
}

const isEarlier = ({ occurredAt }: AccountChange, { openedAt }: RecordedSeat): boolean =>
  Date.parse(occurredAt) < Date.parse(openedAt);
