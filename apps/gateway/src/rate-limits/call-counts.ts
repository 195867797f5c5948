import { LRUCache } from 'lru-cache';

/** How many callers are counted at a time, per budget; the one not seen for the longest is forgotten. */
const COUNTED_CALLERS = 20_000;

/** How many calls there were in the window that runs, and how many milliseconds it has left. */
interface Count {
  current: number;
  ttl: number;
}
type Told = (error: Error | null, count: Count) => void;

/**
 * Counts the calls of each caller for `@fastify/rate-limit`. Its own store answers an object that the next call changes: of
 * calls that come in one moment, all would then be told the count of the last, and all be refused instead of some.
 */
export class CallCounts {
  readonly #windows = new LRUCache<string, { calls: number; since: number }>({ max: COUNTED_CALLERS });

  /** Counts a call. */
  incr(caller: string, told: Told, windowMs: number): void {
    const now = Date.now();
    const { calls, since } = this.running(caller, now, windowMs) ?? { calls: 0, since: now };
    this.#windows.set(caller, { calls: calls + 1, since });
    told(null, { current: calls + 1, ttl: windowMs - (now - since) });
  }

  /** Looks without counting. */
  read(caller: string, told: Told, windowMs: number): void {
    const now = Date.now();
    const running = this.running(caller, now, windowMs);
    told(
      null,
      running ? { current: running.calls, ttl: windowMs - (now - running.since) } : { current: 0, ttl: 0 },
    );
  }

  /** The counts of another budget. */
  child(): CallCounts {
    return new CallCounts();
  }

  private running(caller: string, now: number, windowMs: number) {
    const known = this.#windows.get(caller);
    return known && now - known.since < windowMs ? known : undefined;
  }
}
