import { describe, expect, it } from '@jest/globals';
import { forecastOf } from './forecast.rules.js';
import { daysFrom, usageOf } from './usage-days.rules.js';

const CYCLE = {
  endsAt: new Date('2026-07-08T10:00Z'),
  priceMinor: 800,
  people: 100,
  totalMinor: 79_200,
} as const;
const NOW = new Date('2026-06-28T10:00Z');

describe('The forecast of a cycle', () => {
  it('is the people so far and the arrivals of a typical day for the days left', () => {
    expect(forecastOf(CYCLE, [2, 3, 1, 2, 0, 2, 9], NOW)).toEqual({
      people: 120,
      totalMinor: 79_200 + 20 * 800,
      peopleSoFar: 100,
      arrivalsPerDay: 2,
      daysLookedAt: 7,
      daysLeft: 10,
    });
  });

  it('is not led astray by one large import', () => {
    expect(forecastOf(CYCLE, [0, 0, 20_000, 0, 0, 0, 0, 0], NOW)).toMatchObject({
      people: 100,
      arrivalsPerDay: 0,
    });
  });

  it('expects nobody more while a typical day cannot be told, or when the cycle is over', () => {
    expect(forecastOf(CYCLE, [5, 5, 5, 5, 5, 5], NOW)).toMatchObject({ people: 100, arrivalsPerDay: 0 });
    const over = new Date('2026-07-08T10:30Z');
    expect(forecastOf(CYCLE, Array(28).fill(5), over)).toMatchObject({ people: 100, daysLeft: 0 });
  });

  it('is none for a free trial, which goes on', () => {
    expect(forecastOf({ ...CYCLE, endsAt: null }, [], NOW)).toBeNull();
  });
});

describe('Seats day by day', () => {
  it('are counted back from those that are open now', () => {
    const days = daysFrom('2026-06-01', '2026-06-03', 'UTC');
    const moves = [
      { day: 1, opened: 5, closed: 1 },
      { day: 3, opened: 0, closed: 2 },
      { day: 4, opened: 7, closed: 0 },
    ];
    expect(usageOf(days, moves, 20)).toEqual([
      { date: '2026-06-01', opened: 5, closed: 1, activeSeats: 15 },
      { date: '2026-06-02', opened: 0, closed: 0, activeSeats: 15 },
      { date: '2026-06-03', opened: 0, closed: 2, activeSeats: 13 },
    ]);
  });

  it('begin at the midnights of the time zone, on the days when the clocks change too', () => {
    const starts = (from: string, to: string) =>
      daysFrom(from, to, 'Europe/Paris').map(({ startsAt }) => startsAt.toISOString().slice(0, 16));
    expect(starts('2026-03-29', '2026-03-29')).toEqual(['2026-03-28T23:00', '2026-03-29T22:00']);
    expect(starts('2026-10-25', '2026-10-25')).toEqual(['2026-10-24T22:00', '2026-10-25T23:00']);
  });
});
