import { honoured, jittered } from './retry-ladder.rules.js';

/** How a receiver fares. */
export interface ReceiverHealth {
  /** Failed calls in a row. */
  failures: number;
  /** First failed call since the last one that delivered. */
  failingSince: Date | null;
  /** Until when it is left alone. */
  restUntil: Date | null;
  lastDeliveredAt: Date | null;
}

/** What the rules need to know about a call. */
export interface HealthNews {
  delivered: boolean;
  retryAfterMs: number | null;
}

/** So many failures in a row may be about the events; more are about the receiver, and it is left alone for a while. */
export const FAILURES_BEFORE_REST = 3;
const FIRST_REST_SECONDS = 5;
const LONGEST_REST_SECONDS = 600;
const PAUSE_AFTER_MS = 5 * 86_400_000;

/**
 * How a receiver fares after a call. While it fails, events are not tried one after the other: it gets one call per rest,
 * and the others wait untried, with all their attempts.
 */
export function afterCall(
  health: ReceiverHealth,
  { delivered, retryAfterMs }: HealthNews,
  at: Date,
  random: number,
): ReceiverHealth {
  if (delivered) return { failures: 0, failingSince: null, restUntil: null, lastDeliveredAt: at };
  const failures = health.failures + 1;
  const rest = Math.max(restMs(failures, random), honoured(retryAfterMs));
  return {
    ...health,
    failures,
    failingSince: health.failingSince ?? at,
    restUntil: rest > 0 ? new Date(at.getTime() + rest) : null,
  };
}

function restMs(failures: number, random: number): number {
  if (failures < FAILURES_BEFORE_REST) return 0;
  const seconds = FIRST_REST_SECONDS * 2 ** Math.min(failures - FAILURES_BEFORE_REST, 20);
  return jittered(Math.min(seconds, LONGEST_REST_SECONDS), random);
}

/** Whether deliveries end by themselves: the receiver wants no more (410), or did nothing but fail for days (A9). */
export function pauseAfter(
  { failingSince }: ReceiverHealth,
  isGone: boolean,
  at: Date,
): 'gone' | 'failing' | null {
  if (isGone) return 'gone';
  return failingSince && at.getTime() - failingSince.getTime() >= PAUSE_AFTER_MS ? 'failing' : null;
}
