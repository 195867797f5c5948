import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type ReminderSettings,
  isRepetition,
  judgeRound,
  reminderRounds,
  retryRoundAt,
} from './reminder-rounds.rules.js';

const date = (text: string): Date => new Date(text);
const SETTINGS: ReminderSettings = {
  blockWeekendReminders: false,
  sessionReminderDays: [7, 1],
  weeklyLateReminders: false,
};
const session = (endsAt: string) => ({ startsAt: date('2026-09-01T08:00:00Z'), endsAt: date(endsAt) });
const due = (endsAt: string, zone: string, settings: Partial<ReminderSettings> = {}) =>
  Object.fromEntries(
    reminderRounds(session(endsAt), { ...SETTINGS, ...settings }, zone).map(({ round, dueAt }) => [
      round,
      dueAt.toISOString(),
    ]),
  );

describe('when people are reminded of a session (D-28, N9)', () => {
  it('7 days and 1 day before the end, at nine where they are, also across a change of the clocks', () => {
    // Paris leaves summer time on 25 October, New York on 1 November.
    expect(due('2026-10-28T16:00:00Z', 'Europe/Paris')).toEqual({
      'before-7': '2026-10-21T07:00:00.000Z',
      'before-1': '2026-10-27T08:00:00.000Z',
    });
    expect(due('2026-11-03T03:00:00Z', 'America/New_York')).toEqual({
      'before-7': '2026-10-26T13:00:00.000Z',
      'before-1': '2026-11-01T14:00:00.000Z',
    });
  });

  it('counts the days where the people are: what ends on Friday evening here ends on Saturday there', () => {
    expect(due('2026-11-20T18:00:00Z', 'Asia/Tokyo')['before-1']).toBe('2026-11-20T00:00:00.000Z');
    expect(due('2026-11-20T18:00:00Z', 'UTC')['before-1']).toBe('2026-11-19T09:00:00.000Z');
  });

  it('on Monday instead of a weekend, on Friday where Monday would be too late, once where two would meet', () => {
    const blocked = { blockWeekendReminders: true };
    expect(due('2026-11-22T16:00:00Z', 'UTC', blocked)).toEqual({
      'before-7': '2026-11-16T09:00:00.000Z',
      'before-1': '2026-11-20T09:00:00.000Z',
    });
    expect(due('2026-11-23T16:00:00Z', 'UTC', { ...blocked, sessionReminderDays: [2, 1] })).toEqual({
      'before-1': '2026-11-23T09:00:00.000Z',
    });
  });

  it('weekly when late, four times, if it is wanted', () => {
    const late = { sessionReminderDays: [], weeklyLateReminders: true };
    expect(Object.values(due('2026-11-20T16:00:00Z', 'UTC', late))).toEqual([
      '2026-11-27T09:00:00.000Z',
      '2026-12-04T09:00:00.000Z',
      '2026-12-11T09:00:00.000Z',
      '2026-12-18T09:00:00.000Z',
    ]);
  });

  it('never for a session without end, before its start, or after its end', () => {
    expect(reminderRounds({ startsAt: date('2026-09-01'), endsAt: null }, SETTINGS, 'UTC')).toEqual([]);
    const short = { startsAt: date('2026-11-19T12:00:00Z'), endsAt: date('2026-11-20T06:00:00Z') };
    expect(reminderRounds(short, { ...SETTINGS, sessionReminderDays: [1, 0] }, 'UTC')).toEqual([]);
  });

  it('always on a working day if weekends are blocked, never twice at a time, always between start and end', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 5 });
    const ends = fc.date({ min: date('2026-01-01'), max: date('2028-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(ends, days, (endsAt, sessionReminderDays) => {
        const startsAt = new Date(endsAt.getTime() - 10 * 86_400_000);
        const settings = { sessionReminderDays, blockWeekendReminders: true, weeklyLateReminders: true };
        const rounds = reminderRounds({ startsAt, endsAt }, settings, 'UTC');
        expect(new Set(rounds.map(({ dueAt }) => dueAt.getTime())).size).toBe(rounds.length);
        for (const { round, dueAt } of rounds) {
          expect([1, 2, 3, 4, 5]).toContain(dueAt.getUTCDay());
          if (round.startsWith('before-')) expect(dueAt > startsAt && dueAt < endsAt).toBe(true);
          else expect(dueAt > endsAt).toBe(true);
        }
      }),
    );
  });
});

describe('a round whose end was moved', () => {
  const done = [
    { round: 'before-7', anchor: date('2026-11-20T16:00:00Z'), dueAt: date('2026-11-13T09:00:00Z') },
  ] as const;
  const again = (dueAt: string) =>
    isRepetition({ round: 'before-7', anchor: date('2026-12-31'), dueAt: date(dueAt) }, done);

  it('is a repetition until the end that was told of has passed', () => {
    expect(again('2026-11-14T09:00:00Z')).toBe(true);
    expect(again('2026-11-20T16:00:00Z')).toBe(true);
    expect(again('2026-11-21T09:00:00Z')).toBe(false);
  });
});

describe('a round that is due', () => {
  const judge = (
    more: Partial<Parameters<typeof judgeRound>[0]> & { at: string; name?: 'start' | 'before-1' | 'late-1' },
  ) =>
    judgeRound({
      round: {
        round: more.name ?? 'before-1',
        anchor: date('2026-11-20T16:00:00Z'),
        dueAt: date('2026-11-19T09:00:00Z'),
      },
      endsAt: date('2026-11-20T16:00:00Z'),
      isOvertaken: false,
      blockWeekendReminders: false,
      timeZone: 'UTC',
      now: date(more.at),
      ...more,
    });

  it('goes out late, but not after the end, not overtaken, not after a week', () => {
    expect(judge({ at: '2026-11-20T15:59:00Z' })).toEqual({ do: 'run' });
    expect(judge({ at: '2026-11-20T16:00:00Z' })).toEqual({ do: 'skip' });
    expect(judge({ at: '2026-11-19T09:00:00Z', isOvertaken: true })).toEqual({ do: 'skip' });
    expect(judge({ at: '2026-11-24T09:00:00Z', name: 'late-1' })).toEqual({ do: 'run' });
    expect(judge({ at: '2026-11-27T09:00:00Z', name: 'late-1' })).toEqual({ do: 'skip' });
    expect(judge({ at: '2026-11-20T17:00:00Z', name: 'start' })).toEqual({ do: 'skip' });
  });

  it('waits for Monday where weekends are blocked, unless that is too late; a start never waits', () => {
    const saturday = { at: '2026-11-21T10:00:00Z', blockWeekendReminders: true };
    const until = date('2026-11-23T09:00:00Z');
    expect(judge({ ...saturday, endsAt: date('2026-11-25T09:00:00Z') })).toEqual({ do: 'wait', until });
    expect(judge({ ...saturday, endsAt: date('2026-11-22T09:00:00Z') })).toEqual({ do: 'skip' });
    expect(judge({ ...saturday, name: 'start', endsAt: null })).toEqual({ do: 'run' });
  });
});

describe('a round that failed', () => {
  it('is tried again later each time, within an hour and never all at one moment', () => {
    const now = date('2026-11-20T09:00:00Z');
    const seconds = (failures: number, random: number) =>
      (retryRoundAt(failures, now, random).getTime() - now.getTime()) / 1_000;
    expect([1, 2, 3, 9, 10, 1_000].map((failures) => seconds(failures, 0.5))).toEqual([
      10, 20, 40, 2_560, 3_600, 3_600,
    ]);
    expect([seconds(1, 0), seconds(1, 1)]).toEqual([8, 12]);
  });
});
