import type { AccountChange, RecordedSeat } from './account-change.rules.js';
import { byVersion, settleStandIns } from './stand-in.rules.js';

/** The kinds of ledger entries. */
export const LEDGER_ENTRY_KINDS = ['opened', 'closed'] as const;
/** A kind of {@link LEDGER_ENTRY_KINDS}. */
export type LedgerEntryKind = (typeof LEDGER_ENTRY_KINDS)[number];

/** An entry that the ledger still lacks. */
export interface MissingEntry {
  entry: LedgerEntryKind;
  seatId: string;
  cause: AccountChange;
  /** From when on it may change what closed cycles should have charged; ISO 8601. */
  affectsFrom: string;
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
 * - a change that the reconciler made stands in for the true one, and gives way to it: see {@link settleStandIns}.
 */
export function missingEntries(
  changes: readonly AccountChange[],
  recorded: readonly RecordedSeat[],
): MissingEntry[] {
  const seats = new Map(recorded.map((seat) => [seat.id, seat]));
  const inOrder = settleStandIns(changes.toSorted(byVersion), seats);
  const openings = inOrder.filter(({ effect }) => effect === 'opens');
  const closingOf = (opening: AccountChange): AccountChange | undefined =>
    inOrder.find(({ effect, version }) => effect === 'closes' && version > opening.version);
  const stillOpen = openings.filter((opening) => !closingOf(opening));
  const current = stillOpen.find(({ eventId }) => seats.has(eventId)) ?? stillOpen.at(-1);
  return openings.flatMap((opening): MissingEntry[] => {
    const closing = closingOf(opening);
    const seat = seats.get(opening.eventId);
    const seatId = opening.eventId;
    const opened = seat ? isMoved(opening, seat) : closing || opening === current;
    const closed = closing && closing.eventId !== seat?.closedBy;
    const openedFrom = earlier(opening.occurredAt, seat?.openedAt ?? opening.occurredAt);
    // A seat that was closed at another time before may have been missed anywhere since it opened.
    const closedFrom = seat?.closedBy ? seat.openedAt : closing?.occurredAt;
    return [
      ...(opened ? [entryOf('opened', seatId, opening, openedFrom)] : []),
      ...(closed ? [entryOf('closed', seatId, closing, closedFrom ?? closing.occurredAt)] : []),
    ];
  });
}

const entryOf = (
  entry: LedgerEntryKind,
  seatId: string,
  cause: AccountChange,
  affectsFrom: string,
): MissingEntry => ({ entry, seatId, cause, affectsFrom });

/** A seat only ever turns out to have opened earlier, but for one that the reconciler opened. */
const isMoved = ({ occurredAt, isMovable = false }: AccountChange, { openedAt }: RecordedSeat): boolean =>
  isMovable ? Date.parse(occurredAt) !== Date.parse(openedAt) : Date.parse(occurredAt) < Date.parse(openedAt);

const earlier = (a: string, b: string): string => (Date.parse(a) < Date.parse(b) ? a : b);
