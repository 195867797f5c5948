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
  /** From when on it may change what closed cycles should have charged; ISO 8601. */
  affectsFrom: string;
}

/** Reason of a change that the reconciler made because identity's own never came. */
export const RECONCILED = 'reconciled';

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
    const opened = seat ? isEarlier(opening, seat) : closing || opening === current;
    const closed = closing && closing.eventId !== seat?.closedBy;
    // A seat that was closed at another time before may have been missed anywhere since it opened.
    const closedFrom = seat?.closedBy ? seat.openedAt : closing?.occurredAt;
    return [
      ...(opened ? [entryOf('opened', seatId, opening, opening.occurredAt)] : []),
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

/** The true change before one that stands in for it. */
const byVersion = (a: AccountChange, b: AccountChange): number =>
  a.version - b.version || Number(isStandIn(a)) - Number(isStandIn(b)) || (a.eventId < b.eventId ? -1 : 1);

const isStandIn = ({ reason }: AccountChange): boolean => reason === RECONCILED;

/**
 * Openings with at most one true one between two deletions. Where the reconciler opened a seat and the true opening
 * comes after all, the seat stays and takes over when and why it opened; where it had not yet, its opening is left out.
 */
function settleStandIns(
  inOrder: readonly AccountChange[],
  seats: ReadonlyMap<string, RecordedSeat>,
): AccountChange[] {
  if (!inOrder.some(isStandIn)) return [...inOrder];
  const spells = new Map<number, AccountChange[]>();
  let closings = 0;
  for (const change of inOrder) {
    if (change.effect === 'closes') closings += 1;
    if (change.effect === 'opens') spells.set(closings, [...(spells.get(closings) ?? []), change]);
  }
  const openings = [...spells.values()].flatMap((spell) => settleSpell(spell, seats));
  return [...openings, ...inOrder.filter(({ effect }) => effect !== 'opens')].toSorted(byVersion);
}

function settleSpell(
  spell: readonly AccountChange[],
  seats: ReadonlyMap<string, RecordedSeat>,
): AccountChange[] {
  const truth = spell.find((opening) => !isStandIn(opening));
  const standIns = spell.filter(isStandIn);
  const standing = standIns.find(({ eventId }) => seats.has(eventId)) ?? (truth ? undefined : standIns[0]);
  if (!standing) return spell.filter((opening) => !isStandIn(opening));
  if (!truth) return [standing];
  const { occurredAt, reason, causedBy = truth.eventId } = truth;
  return [{ ...standing, occurredAt, reason, causedBy }];
}

const isEarlier = ({ occurredAt }: AccountChange, { openedAt }: RecordedSeat): boolean =>
  Date.parse(occurredAt) < Date.parse(openedAt);
