import { describe, expect, it } from '@jest/globals';
import { resolveMessagingOptions } from '../messaging.options.js';
import { afterFailure } from './retry-ladder.rules.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('the retry ladder', () => {
  it('tries three times at once, then after 10 s, 1 min, 10 min, 1 h and 6 h, then parks', () => {
    const { retryDelaysMs } = resolveMessagingOptions({ service: 'billing' }).tuning;
    const steps = Array.from({ length: 8 }, (_, index) => afterFailure(index + 1, retryDelaysMs));

    expect(steps).toEqual([
      ...[0, 0, 10 * SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR].map((delayMs) => ({
        kind: 'retry',
        delayMs,
      })),
      { kind: 'park' },
    ]);
  });

  it('parks at the first failure when there is no ladder', () => {
    expect(afterFailure(1, [])).toEqual({ kind: 'park' });
  });
});
