import { describe, expect, it } from '@jest/globals';
import { fromLocalField, stateOf, toLocalField } from './session-state.rules.js';

describe('where a session stands', () => {
  const period = { startsAt: '2026-05-01T08:00:00.000Z', endsAt: '2026-05-02T08:00:00.000Z' };

  it.each([
    ['2026-05-01T07:59:59.999Z', 'upcoming'],
    ['2026-05-01T08:00:00.000Z', 'running'],
    ['2026-05-02T07:59:59.999Z', 'running'],
    ['2026-05-02T08:00:00.000Z', 'ended'],
  ])('at %s it is %s (PS7)', (now, state) => {
    expect(stateOf(period, Date.parse(now))).toBe(state);
  });

  it('without an end it goes on', () => {
    expect(stateOf({ ...period, endsAt: null }, Date.parse('2126-01-01T00:00:00Z'))).toBe('running');
  });
});

describe('a moment in a field', () => {
  it.each(['2026-05-01T08:00:00.000Z', '2026-12-01T23:59:00.000Z'])('%s comes back as it was', (iso) => {
    expect(fromLocalField(toLocalField(iso))).toBe(iso);
  });

  it('may be missing', () => {
    expect(toLocalField(null)).toBe('');
    expect(fromLocalField('')).toBeNull();
  });
});
