import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { AccountChange, RecordedSeat } from './account-change.rules.js';
import { type MissingEntry, missingEntries } from './seat.rules.js';

const at = (version: number): string => new Date(version * 1_000).toISOString();
const change = (effect: AccountChange['effect'], version: number): AccountChange => ({
  eventId: `${effect} at ${version}`,
  version,
  effect,
  reason: 'because',
  occurredAt: at(version),
});
const opens = (version: number): AccountChange => change('opens', version);
const closes = (version: number): AccountChange => change('closes', version);
const short = (entries: MissingEntry[]): string[] =>
  entries.map(({ entry, seatId, cause }) => `${entry} ${seatId} by ${cause.version}`);

/** Ledger and seats of one person, filled by one arrival after another. */
class Books {
  readonly known = new Map<string, AccountChange>();
  readonly seats = new Map<string, RecordedSeat>();
  readonly ledger: MissingEntry[] = [];

  arrive(...changes: AccountChange[]): void {
    for (const one of changes) this.known.set(one.eventId, one);
    const entries = missingEntries([...this.known.values()], [...this.seats.values()]);
    for (const { entry, seatId, cause } of entries) {
      const openedAt = this.seats.get(seatId)?.openedAt ?? cause.occurredAt;
      this.seats.set(seatId, { id: seatId, openedAt, closedBy: entry === 'closed' ? cause.eventId : null });
    }
    this.ledger.push(...entries);
  }

  get open(): RecordedSeat[] {
    return [...this.seats.values()].filter(({ closedBy }) => closedBy === null);
  }

  /** Seats by opening event, with what closed them. */
  get state(): Record<string, string | null> {
    return Object.fromEntries([...this.seats.values()].map(({ id, closedBy }) => [id, closedBy]).toSorted());
  }
}

/** The recount: goes through a complete history in order, as a person would on paper. */
function recount(history: readonly AccountChange[]): Record<string, string | null> {
  const spells: Record<string, string | null> = {};
  let open: string | null = null;
  for (const { effect, eventId } of history.toSorted((a, b) => a.version - b.version)) {
    if (effect === 'opens') {
      open = eventId;
      spells[open] = null;
    } else if (open !== null) {
      spells[open] = eventId;
      open = null;
    }
  }
  return Object.fromEntries(Object.entries(spells).toSorted());
}

/** A history as identity makes them: activated, deleted, activated … perhaps cancelled once more before or between. */
const histories = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 4 }), cancelledFirst: fc.boolean() }), { maxLength: 5 })
  .chain((spells) => fc.tuple(fc.constant(spells), fc.boolean()))
  .map(([spells, endsActive]) => {
    let version = 0;
    const next = (gap: number): number => (version += gap);
    return spells.flatMap(({ gap, cancelledFirst }, i) => [
      ...(cancelledFirst ? [closes(next(gap))] : []),
      opens(next(gap)),
      ...(endsActive && i === spells.length - 1 ? [] : [closes(next(gap))]),
    ]);
  });
/** What arrives: everything, some of it several times, in any order, in batches. */
const arrivals = histories.chain((history) =>
  fc.record({
    history: fc.constant(history),
    batches: fc
      .array(fc.constantFrom(...(history.length > 0 ? history : [opens(1)])), { maxLength: 20 })
      .chain((repeats) =>
        fc.shuffledSubarray([...history, ...(history.length > 0 ? repeats : [])], {
          minLength: history.length + (history.length > 0 ? repeats.length : 0),
        }),
      )
      .chain((events) =>
        fc
          .array(fc.integer({ min: 1, max: 4 }), { minLength: events.length, maxLength: events.length })
          .map((sizes) => {
            const rest = [...events];
            return sizes.map((size) => rest.splice(0, size)).filter((batch) => batch.length > 0);
          }),
      ),
  }),
);

describe('which entries the ledger lacks', () => {
  it('opens a seat when a person becomes active, and closes it when they are deleted (B1, B3)', () => {
    expect(short(missingEntries([opens(3)], []))).toEqual(['opened opens at 3 by 3']);
    const seat = { id: 'opens at 3', openedAt: at(3), closedBy: null };
    expect(short(missingEntries([opens(3), closes(5)], [seat]))).toEqual(['closed opens at 3 by 5']);
    expect(missingEntries([opens(3), closes(5)], [{ ...seat, closedBy: 'closes at 5' }])).toEqual([]);
  });

  it('leaves no open seat behind when the deletion comes before the activation', () => {
    expect(missingEntries([closes(5)], [])).toEqual([]);
    expect(short(missingEntries([closes(5), opens(3)], []))).toEqual([
      'opened opens at 3 by 3',
      'closed opens at 3 by 5',
    ]);
  });

  it('opens nothing for a cancelled invitation', () => {
    expect(missingEntries([closes(2), closes(4)], [])).toEqual([]);
  });

  it('opens a new seat for a person who came back', () => {
    const recorded = [{ id: 'opens at 3', openedAt: at(3), closedBy: 'closes at 5' }];
    expect(short(missingEntries([opens(3), closes(5), opens(9)], recorded))).toEqual([
      'opened opens at 9 by 9',
    ]);
  });

  it('bills once while it is not known when the first time ended', () => {
    const recorded = [{ id: 'opens at 3', openedAt: at(3), closedBy: null }];
    expect(missingEntries([opens(3), opens(9)], recorded)).toEqual([]);
    expect(
      missingEntries([opens(3), opens(9)], [{ id: 'opens at 9', openedAt: at(9), closedBy: null }]),
    ).toEqual([]);
    expect(short(missingEntries([opens(3), closes(5), opens(9)], recorded))).toEqual([
      'closed opens at 3 by 5',
      'opened opens at 9 by 9',
    ]);
  });

  it('corrects an opening that turns out to be earlier, and only then', () => {
    const recorded = [{ id: 'opens at 3', openedAt: at(4), closedBy: null }];
    expect(short(missingEntries([opens(3)], recorded))).toEqual(['opened opens at 3 by 3']);
    expect(missingEntries([opens(3)], [{ id: 'opens at 3', openedAt: at(3), closedBy: null }])).toEqual([]);
  });

  it('corrects a closing when an older deletion turns up', () => {
    const recorded = [{ id: 'opens at 3', openedAt: at(3), closedBy: 'closes at 11' }];
    expect(short(missingEntries([opens(3), closes(11), closes(5), opens(9)], recorded))).toEqual([
      'closed opens at 3 by 5',
      'opened opens at 9 by 9',
      'closed opens at 9 by 11',
    ]);
  });

  it('ends as the recount does, in whatever order, how late and how often everything arrives', () => {
    fc.assert(
      fc.property(arrivals, ({ history, batches }) => {
        const books = new Books();
        for (const batch of batches) {
          books.arrive(...batch);
          expect(books.open.length).toBeLessThanOrEqual(1);
          const latest = [...books.known.values()].toSorted((a, b) => a.version - b.version).at(-1);
          expect(books.open.length).toBe(latest?.effect === 'opens' ? 1 : 0);
        }
        expect(books.state).toEqual(recount(history));
        const opened = books.ledger.filter(({ entry }) => entry === 'opened').map(({ seatId }) => seatId);
        expect(new Set(opened).size).toBe(opened.length);
      }),
      { numRuns: 3_000 },
    );
  }, 60_000);

  it('records nothing twice', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const books = new Books();
        books.arrive(...history);
        const entries = books.ledger.length;
        for (let i = 0; i < 10; i += 1) books.arrive(...history);
        expect(books.ledger).toHaveLength(entries);
      }),
    );
  });
});
