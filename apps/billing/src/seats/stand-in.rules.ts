import type { AccountChange, RecordedSeat } from './account-change.rules.js';

/** Reason of a change that the reconciler made because identity's own never came. */
export const RECONCILED = 'reconciled';

const isStandIn = ({ reason }: AccountChange): boolean => reason === RECONCILED;

/** The true order of changes; a true one before the one that stands in for it. */
export const byVersion = (a: AccountChange, b: AccountChange): number =>
  a.version - b.version || Number(isStandIn(a)) - Number(isStandIn(b)) || (a.eventId < b.eventId ? -1 : 1);

/**
 * Openings and closings, in order, with stand-ins settled: where the reconciler opened a seat and the true opening
 * comes after all, the seat stays and takes over when and why it opened; where the true opening was there first, the
 * stand-in is left out. So a person never has two seats at a time.
 */
export function settleStandIns(
  inOrder: readonly AccountChange[],
  seats: ReadonlyMap<string, RecordedSeat>,
): AccountChange[] {
  if (!inOrder.some(isStandIn)) return [...inOrder];
  const settled: AccountChange[] = [];
  let closing: AccountChange | undefined;
  let spell: AccountChange[] = [];
  for (const change of inOrder) {
    if (change.effect === 'opens') {
      spell.push(change);
    } else {
      settled.push(...settleSpell(spell, closing, seats), change);
      [closing, spell] = [change, []];
    }
  }
  return [...settled, ...settleSpell(spell, closing, seats)];
}

/** Openings between two deletions. */
function settleSpell(
  spell: readonly AccountChange[],
  closing: AccountChange | undefined,
  seats: ReadonlyMap<string, RecordedSeat>,
): AccountChange[] {
  const truths = spell.filter((opening) => !isStandIn(opening));
  const standIns = spell.filter(isStandIn);
  const standing = standIns.find(({ eventId }) => seats.has(eventId));
  if (!standing) return truths.length > 0 ? truths : standIns.slice(0, 1);
  const later = truths.filter(({ version }) => version > standing.version);
  // The one right before it: what is further back ended with a deletion that is yet to come.
  const truth = truths.findLast(({ version }) => version <= standing.version);
  return [takenOver(standing, truth, closing), ...later];
}

/**
 * Each newer change that becomes known before a stand-in may move it, also back to its own time after it took over
 * from an opening that turns out to be of an earlier spell; so that no change ever moves it twice.
 */
function takenOver(
  standIn: AccountChange,
  truth: AccountChange | undefined,
  closing: AccountChange | undefined,
): AccountChange {
  if (!truth) return { ...standIn, isMovable: true, ...(closing && { causedBy: closing.eventId }) };
  const { occurredAt, reason, causedBy = truth.eventId } = truth;
  return { ...standIn, isMovable: true, occurredAt, reason, causedBy };
}
