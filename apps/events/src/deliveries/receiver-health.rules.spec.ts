import { describe, expect, it } from '@jest/globals';
import { type ReceiverHealth, afterCall, pauseAfter } from './receiver-health.rules.js';

const AT = new Date('2026-12-01T00:00:00Z');
const later = (seconds: number): Date => new Date(AT.getTime() + seconds * 1_000);
const WELL: ReceiverHealth = { failures: 0, failingSince: null, restUntil: null, lastDeliveredAt: null };
const failed = (health: ReceiverHealth, at = AT, retryAfterMs: number | null = null): ReceiverHealth =>
  afterCall(health, { delivered: false, retryAfterMs }, at, 0);

describe('How a receiver fares', () => {
  it('is left alone after the third failure in a row: 5 s, then twice as long each time, up to 10 minutes', () => {
    let health = WELL;
    const rests = Array.from({ length: 14 }, () => {
      health = failed(health);
      return health.restUntil && (health.restUntil.getTime() - AT.getTime()) / 1_000;
    });
    expect(rests).toEqual([null, null, 5, 10, 20, 40, 80, 160, 320, 600, 600, 600, 600, 600]);
  });

  it('is left alone for as long as it asks, up to an hour', () => {
    expect(failed(WELL, AT, 90_000).restUntil).toEqual(later(90));
    expect(failed(WELL, AT, 7_200_000).restUntil).toEqual(later(3_600));
  });

  it('is well again with one call that delivers', () => {
    const health = failed(failed(failed(WELL)));
    const news = { delivered: true, retryAfterMs: null };
    expect(afterCall(health, news, later(9), 0)).toEqual({ ...WELL, lastDeliveredAt: later(9) });
  });

  it('has failed since the first failure after the last delivery', () => {
    const health = failed(failed(WELL, later(1)), later(2));
    expect(health).toMatchObject({ failures: 2, failingSince: later(1) });
  });

  it('is called no more after five days of that, or at once after 410', () => {
    const days = 5 * 86_400;
    const health = failed(WELL);
    expect(pauseAfter(health, false, later(days - 1))).toBeNull();
    expect(pauseAfter(health, false, later(days))).toBe('failing');
    expect(pauseAfter(health, true, AT)).toBe('gone');
    expect(pauseAfter(WELL, false, later(days))).toBeNull();
  });
});
