import { describe, expect, it } from '@jest/globals';
import type { Plan } from '@rollcall/contracts';
import * as fc from 'fast-check';
import { cycleDate } from './cycle-dates.rules.js';
import { type CycleSpan, type PlanChange, cyclesSince, nextDue } from './cycle.rules.js';

const at = (text: string): Date => new Date(`${text}Z`);
const text = (date: Date | null): string => date?.toISOString().slice(0, 16) ?? 'open';
const plans = (...told: (readonly [when: string, plan: Plan, timeZone?: string])[]): PlanChange[] =>
  told.map(([when, plan, timeZone = 'UTC'], index) => ({
    version: index + 1,
    plan,
    timeZone,
    occurredAt: at(when),
  }));
const spans = (cycles: readonly CycleSpan[]): string[] =>
  cycles.map(({ startsAt, endsAt, plan }) => `${text(startsAt)} ${text(endsAt)} ${plan}`);

describe('Cycle dates (B5)', () => {
  it.each([
    [
      'created on the 7th, billed on the 8th',
      '2026-06-07T10:00',
      'UTC',
      ['2026-07-08T10:00', '2026-08-08T10:00'],
    ],
    [
      'the 28th is the last that every month has',
      '2026-01-27T10:00',
      'UTC',
      ['2026-02-28T10:00', '2026-03-28T10:00'],
    ],
    [
      'a 29th becomes the 1st of the next month',
      '2026-01-28T10:00',
      'UTC',
      ['2026-03-01T10:00', '2026-04-01T10:00'],
    ],
    ['a 30th too', '2026-04-29T10:00', 'UTC', ['2026-06-01T10:00', '2026-07-01T10:00']],
    ['a 31st too', '2026-01-30T10:00', 'UTC', ['2026-03-01T10:00', '2026-04-01T10:00']],
    ['the 31st of December leads into the next year', '2026-12-30T10:00', 'UTC', ['2027-02-01T10:00']],
    ['the last of a month leads to the 1st by itself', '2026-06-30T10:00', 'UTC', ['2026-08-01T10:00']],
    ['a leap day is a 29th', '2028-02-28T10:00', 'UTC', ['2028-04-01T10:00', '2028-05-01T10:00']],
    [
      'the 28th of February of a common year leads to the 1st',
      '2027-02-28T10:00',
      'UTC',
      ['2027-04-01T10:00'],
    ],
    ['a cycle over a leap day ends on the same day', '2028-02-14T10:00', 'UTC', ['2028-03-15T10:00']],
    [
      'the day is that of the time zone: a 29th in Auckland',
      '2026-06-27T20:00',
      'Pacific/Auckland',
      ['2026-07-31T20:00', '2026-08-31T20:00'],
    ],
    ['the same instant in UTC: a 28th', '2026-06-27T20:00', 'UTC', ['2026-07-28T20:00']],
    [
      'ten in the morning stays that when summer time ends',
      '2026-09-14T08:00',
      'Europe/Paris',
      ['2026-10-15T08:00', '2026-11-15T09:00'],
    ],
    ['and when it begins', '2026-02-14T09:00', 'Europe/Paris', ['2026-03-15T09:00', '2026-04-15T08:00']],
    [
      'a time that comes twice is the earlier one',
      '2026-09-24T00:30',
      'Europe/Paris',
      ['2026-10-25T00:30', '2026-11-25T01:30'],
    ],
    ['a time zone that nobody knows is UTC', '2026-06-07T10:00', 'Mars/Olympus', ['2026-07-08T10:00']],
  ])('%s', (_, subscribedAt, timeZone, dates) => {
    expect(dates.map((_date, index) => text(cycleDate(at(subscribedAt), timeZone, index + 1)))).toEqual(
      dates,
    );
  });

  it('are moved on where the clocks skip them: 02:30 in the night when summer time begins', () => {
    expect(text(cycleDate(at('2027-01-27T01:30'), 'Europe/Paris', 2))).toBe('2027-03-28T01:30');
    expect(text(cycleDate(at('2027-01-27T01:30'), 'Europe/Paris', 3))).toBe('2027-04-28T00:30');
  });
});

describe('The cycles of a platform', () => {
  const until = (now: string, history: PlanChange[]) => spans(cyclesSince(history, null, at(now)));

  it('begin with the subscription, the first a day longer than the others', () => {
    expect(until('2026-08-01T00:00', plans(['2026-06-07T10:00', 'team']))).toEqual([
      '2026-06-07T10:00 2026-07-08T10:00 team',
      '2026-07-08T10:00 2026-08-08T10:00 team',
    ]);
  });

  it('are one in a free trial, until it subscribes (B10)', () => {
    const trial = plans(['2026-01-05T09:00', 'free_trial']);
    expect(until('2027-01-01T00:00', trial)).toEqual(['2026-01-05T09:00 open free_trial']);
    const subscribed = plans(['2026-01-05T09:00', 'free_trial'], ['2026-06-07T10:00', 'business']);
    expect(until('2026-06-10T00:00', subscribed)).toEqual([
      '2026-01-05T09:00 2026-06-07T10:00 free_trial',
      '2026-06-07T10:00 2026-07-08T10:00 business',
    ]);
  });

  it('take up another paid plan with the next one', () => {
    const history = plans(['2026-06-07T10:00', 'team'], ['2026-06-20T00:00', 'business']);
    expect(until('2026-07-10T00:00', history)).toEqual([
      '2026-06-07T10:00 2026-07-08T10:00 team',
      '2026-07-08T10:00 2026-08-08T10:00 business',
    ]);
  });

  it('end with the one under way when the platform goes back to the free trial, and begin anew', () => {
    const history = plans(
      ['2026-06-07T10:00', 'team'],
      ['2026-06-20T00:00', 'free_trial'],
      ['2026-09-14T16:00', 'team'],
    );
    expect(until('2026-09-20T00:00', history)).toEqual([
      '2026-06-07T10:00 2026-07-08T10:00 team',
      '2026-07-08T10:00 2026-09-14T16:00 free_trial',
      '2026-09-14T16:00 2026-10-15T16:00 team',
    ]);
  });

  it('go on as they were when the free trial was over again before the end of one', () => {
    const history = plans(
      ['2026-06-07T10:00', 'team'],
      ['2026-06-20T00:00', 'free_trial'],
      ['2026-06-25T16:00', 'team'],
    );
    expect(until('2026-07-10T00:00', history)[1]).toBe('2026-07-08T10:00 2026-08-08T10:00 team');
  });

  it('keep their dates when the platform moves to another time zone', () => {
    const history = plans(
      ['2026-02-14T09:00', 'team', 'Europe/Paris'],
      ['2026-03-01T00:00', 'team', 'Asia/Tokyo'],
    );
    expect(until('2026-04-01T00:00', history)[1]).toBe('2026-03-15T09:00 2026-04-15T08:00 team');
  });

  it('go on from the last closed one, whatever else becomes known of the time before', () => {
    const closed = {
      startsAt: at('2026-06-07T10:00'),
      endsAt: at('2026-07-08T10:00'),
      plan: 'team',
      subscribedAt: at('2026-06-07T10:00'),
      timeZone: 'UTC',
    } as const;
    const history = plans(['2026-05-01T00:00', 'free_trial'], ['2026-06-09T10:00', 'team']);
    expect(spans(cyclesSince(history, closed, at('2026-07-09T00:00')))).toEqual([
      '2026-07-08T10:00 2026-08-08T10:00 team',
    ]);
  });

  it('are none while nothing is known of the platform', () => {
    expect(cyclesSince([], null, at('2026-07-09T00:00'))).toEqual([]);
  });

  it('are due when one ends, and an hour later to be closed', () => {
    const cycles = cyclesSince(plans(['2026-06-07T10:00', 'team']), null, at('2026-07-01T00:00'));
    expect(text(nextDue(cycles, at('2026-07-01T00:00')))).toBe('2026-07-08T10:00');
    expect(text(nextDue(cycles, at('2026-07-08T10:00')))).toBe('2026-07-08T11:00');
    expect(
      nextDue(cyclesSince(plans(['2026-06-07T10:00', 'free_trial']), null, new Date()), new Date()),
    ).toBeNull();
  });

  it('follow each other without gaps, in whatever order the plans became known', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Paris', 'America/St_Johns', 'Pacific/Auckland');
    const plan = fc.constantFrom<Plan>('free_trial', 'team', 'business');
    const change = fc.record({ plan, zone, hours: fc.integer({ min: 1, max: 3_000 }) });
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 9_000 }),
        (changes, hours) => {
          let now = Date.UTC(2026, 0, 1);
          const history = changes.map((one, index): PlanChange => {
            now += one.hours * 3_600_000;
            return { version: index + 1, plan: one.plan, timeZone: one.zone, occurredAt: new Date(now) };
          });
          const asOf = new Date((history[0]?.occurredAt.getTime() ?? 0) + hours * 3_600_000);
          const cycles = cyclesSince(history, null, asOf);
          expect(cyclesSince(history.toReversed(), null, asOf)).toEqual(cycles);
          expect(cycles[0]?.startsAt).toEqual(history[0]?.occurredAt);
          for (const [index, { endsAt, startsAt, plan: charged }] of cycles.entries()) {
            expect(cycles[index + 1]?.startsAt ?? null).toEqual(index + 1 < cycles.length ? endsAt : null);
            if (!endsAt) continue;
            const days = (endsAt.getTime() - startsAt.getTime()) / 86_400_000;
            expect(charged === 'free_trial' || (days >= 27.9 && days <= 35)).toBe(true);
          }
          const last = cycles.at(-1);
          expect(last && (!last.endsAt || last.endsAt > asOf)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
