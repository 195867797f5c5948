import { describe, expect, it } from '@jest/globals';
import { type TimedSession, faultOfChange, hasEnded } from './session.rules.js';

const day = (date: number): Date => new Date(Date.UTC(2026, 11, date, 9));
const session = (more: Partial<TimedSession> = {}): TimedSession => ({
  startsAt: day(1),
  endsAt: day(18),
  audience: 'dynamic',
  ...more,
});
const change = (at: Date, wish: Partial<TimedSession>, hasLearners = true, current = session()) =>
  faultOfChange(current, { ...current, ...wish }, { at, hasLearners });
const [BEFORE, DURING, AFTER] = [new Date(Date.UTC(2026, 10, 24)), day(5), day(20)];

describe('Changing a session (PS7)', () => {
  it('before it starts everything may change', () => {
    expect(change(BEFORE, { startsAt: day(2), endsAt: null, audience: 'static' })).toBeNull();
  });

  it('once it has started the start stays, unless nobody is enrolled', () => {
    expect(change(DURING, { startsAt: day(2) })).toBe('session_started');
    expect(change(day(1), { startsAt: day(2) })).toBe('session_started');
    expect(change(DURING, { startsAt: day(2) }, false)).toBeNull();
    expect(change(DURING, { endsAt: day(30) })).toBeNull();
  });

  it('from its end on it stays as it was, for good', () => {
    for (const wish of [
      { endsAt: null },
      { endsAt: day(30) },
      { startsAt: day(2) },
      { audience: 'static' as const },
    ]) {
      expect([change(AFTER, wish, false), change(day(18), wish)]).toEqual(['session_ended', 'session_ended']);
    }
    expect(hasEnded(session(), day(18))).toBe(true);
    expect(hasEnded(session({ endsAt: null }), AFTER)).toBe(false);
  });

  it('wishing for what is so already is no change', () => {
    expect(change(AFTER, {})).toBeNull();
    expect(change(AFTER, { startsAt: day(1), endsAt: day(18) })).toBeNull();
  });

  it('ends after it starts', () => {
    expect(change(BEFORE, { endsAt: day(1) })).toBe('before_start');
    expect(change(BEFORE, { startsAt: day(19) })).toBe('before_start');
  });

  it('may be ended at once', () => {
    expect(change(DURING, { endsAt: day(4) })).toBeNull();
  });
});
