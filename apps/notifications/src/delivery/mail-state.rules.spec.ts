import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  GIVE_UP_AFTER_SECONDS,
  RETRY_LADDER_SECONDS,
  afterAttempt,
  retryDelaySeconds,
} from './mail-state.rules.js';
import type { SmtpOutcome } from './smtp-outcome.rules.js';

const queuedAt = new Date('2026-11-23T09:00:00Z');
const now = new Date('2026-11-23T09:00:10Z');
const fresh = { state: 'queued', attempts: 0, queuedAt } as const;
const outcome = (result: SmtpOutcome['result'], reply = '451 later'): SmtpOutcome => ({ result, reply });

describe('what becomes of a mail', () => {
  it('is sent when the server accepted it', () => {
    expect(afterAttempt(fresh, outcome('accepted', '250 OK'), now, 0.5)).toEqual({
      state: 'sent',
      attempts: 1,
      dueAt: null,
      reply: '250 OK',
      news: true,
    });
  });

  it('bounces when the server refused it for good', () => {
    expect(afterAttempt(fresh, outcome('refused'), now, 0.5)).toMatchObject({
      state: 'bounced',
      dueAt: null,
    });
  });

  it.each(['postponed', 'interrupted'] as const)('climbs the ladder when it was %s', (result) => {
    const delays = [0, 1, 2, 3, 4, 5, 9].map((attempts) => {
      const { dueAt } = afterAttempt({ ...fresh, state: 'deferred', attempts }, outcome(result), now, 0.5);
      return ((dueAt?.getTime() ?? 0) - now.getTime()) / 1_000;
    });
    expect(delays).toEqual([30, 120, 600, 3_600, 14_400, 14_400, 14_400]);
  });

  it('is given up after three days of being put off', () => {
    const late = new Date(queuedAt.getTime() + GIVE_UP_AFTER_SECONDS * 1_000);
    expect(afterAttempt({ ...fresh, attempts: 20 }, outcome('postponed'), late, 0.5)).toMatchObject({
      state: 'bounced',
      reply: 'Given up after 3 days: 451 later',
    });
  });

  it('loses no attempt to a server that cannot be reached, and is never given up for it', () => {
    const late = new Date(queuedAt.getTime() + 10 * GIVE_UP_AFTER_SECONDS * 1_000);
    expect(afterAttempt({ ...fresh, attempts: 3 }, outcome('unreachable'), late, 0.5)).toMatchObject({
      state: 'deferred',
      attempts: 3,
    });
  });

  it('tells of an unreachable server once and not at every look', () => {
    expect(afterAttempt(fresh, outcome('unreachable'), now, 0.5).news).toBe(true);
    expect(afterAttempt({ ...fresh, state: 'deferred' }, outcome('unreachable'), now, 0.5).news).toBe(false);
  });

  it('never waits less than 24 seconds, nor longer than the last step allows', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, random) => {
        const seconds = retryDelaySeconds(attempts, random);
        expect(seconds).toBeGreaterThanOrEqual(RETRY_LADDER_SECONDS[0] * 0.8);
        expect(seconds).toBeLessThanOrEqual((RETRY_LADDER_SECONDS.at(-1) ?? 0) * 1.2 + 1e-6);
      }),
    );
  });
});
