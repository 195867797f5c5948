import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { AccountChange, RecordedSeat } from './account-change.rules.js';
import { missingEntries } from './seat.rules.js';
import { RECONCILED } from './stand-in.rules.js';

const at = (minute: number): string => new Date(minute * 60_000).toISOString();
const change = (effect: 'opens' | 'closes', version: number): AccountChange => ({
  eventId: `${effect} at ${version}`,
  version,
  effect,
  reason: 'because',
  occurredAt: at(version),
});
const standIn = (version: number, minute: number): AccountChange => ({
  ...change('opens', version),
  eventId: 'stand-in',
  reason: RECONCILED,
  occurredAt: at(minute),
});

/** Seats and ledger of one person, as one thing after another becomes known. */
class Books {
  readonly known: AccountChange[] = [];
  readonly seats = new Map<string, RecordedSeat & { closedAt: string | null }>();
  readonly causes: string[] = [];

  arrive(one: AccountChange): void {
    this.known.push(one);
    for (const { entry, seatId, cause } of missingEntries(this.known, [...this.seats.values()])) {
      const seat = this.seats.get(seatId) ?? { id: seatId, openedAt: '', closedBy: null, closedAt: null };
      const { occurredAt, eventId, causedBy = eventId } = cause;
      this.causes.push(`${entry} ${seatId} ${causedBy}`);
      this.seats.set(
        seatId,
        entry === 'opened'
          ? { ...seat, openedAt: occurredAt }
          : { ...seat, closedBy: eventId, closedAt: occurredAt },
      );
    }
  }

  /** `opened-closed` in minutes, of seats that count. */
  get spells(): string[] {
    return [...this.seats.values()]
      .filter(({ openedAt, closedAt }) => closedAt === null || closedAt > openedAt)
      .map(({ openedAt, closedAt }) => `${openedAt} ${closedAt ?? 'open'}`)
      .toSorted();
  }

  get open(): number {
    return [...this.seats.values()].filter(({ closedBy }) => closedBy === null).length;
  }
}

describe('A seat that the reconciler opened', () => {
  const told = (...changes: AccountChange[]): Books => {
    const books = new Books();
    for (const one of changes) books.arrive(one);
    return books;
  };

  it('stands until the true opening comes, and then opens when that says', () => {
    expect(told(standIn(7, 9)).spells).toEqual([`${at(9)} open`]);
    expect(told(standIn(7, 9), change('opens', 3)).spells).toEqual([`${at(3)} open`]);
    expect(told(standIn(7, 9), change('opens', 7)).spells).toEqual([`${at(7)} open`]);
  });

  it('is not opened where the true opening is known', () => {
    expect(told(change('opens', 3), standIn(7, 9)).spells).toEqual([`${at(3)} open`]);
  });

  it('gives back what it took over from an opening that was of an earlier time', () => {
    const books = told(standIn(7, 9), change('opens', 1));
    expect(books.spells).toEqual([`${at(1)} open`]);
    books.arrive(change('closes', 3));
    expect(books.spells).toEqual([`${at(1)} ${at(3)}`, `${at(9)} open`]);
    books.arrive(change('opens', 5));
    expect(books.spells).toEqual([`${at(1)} ${at(3)}`, `${at(5)} open`]);
  });

  it('ends with the next deletion, and the one after is another seat', () => {
    const books = told(standIn(3, 4), change('closes', 5), change('opens', 8));
    expect(books.spells).toEqual([`${at(4)} ${at(5)}`, `${at(8)} open`]);
  });

  it('makes no difference in the end, whenever it came and in whatever order the true events come', () => {
    const lives = fc
      .integer({ min: 1, max: 4 })
      .map((spells) =>
        Array.from({ length: 2 * spells - 1 }, (_, i) => change(i % 2 ? 'closes' : 'opens', 2 * i + 1)),
      );
    const cases = lives.chain((history) =>
      fc.record({
        history: fc.constant(history),
        standInVersion: fc.integer({ min: 4 * Math.ceil(history.length / 2) - 3, max: 20 }),
        late: fc.nat({ max: 30 }),
        order: fc.shuffledSubarray([...history.keys(), -1], { minLength: history.length + 1 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ history, standInVersion, late, order }) => {
        const last = history.at(-1) as AccountChange;
        const version = Math.max(standInVersion, last.version);
        const books = told(...order.map((n) => history[n] ?? standIn(version, last.version + late)));
        expect(books.spells).toEqual(told(...history).spells);
        expect(books.open).toBe(1);
        expect(new Set(books.causes).size).toBe(books.causes.length);
      }),
      { numRuns: 3_000 },
    );
  });
});
