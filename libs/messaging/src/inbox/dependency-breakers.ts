import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
} from 'cockatiel';
import { DependencyUnavailableError } from '@rollcall/platform';
import { MESSAGING_OPTIONS, type ResolvedMessagingOptions } from '../messaging.options.js';
import { MessagingMetrics } from '../messaging.metrics.js';
import { isDatabaseFault } from './database-errors.js';

/**
 * One circuit breaker per event type. While a handler's dependency, or the database, is down, its events stay in
 * the inbox uncharged, and one event at a time probes whether it is back.
 */
@Injectable()
export class DependencyBreakers {
  private readonly logger = new Logger(DependencyBreakers.name);
  private readonly breakers = new Map<string, CircuitBreakerPolicy>();
  private readonly troubled = new Set<string>();

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
    private readonly metrics: MessagingMetrics,
  ) {}

  /**
   * Runs work of a type, telling it how many events to take: all it likes, or one while the dependency is in doubt.
   * @returns undefined when the work is held
   */
  async run<T>(type: string, batchSize: number, work: (limit: number) => Promise<T>): Promise<T | undefined> {
    try {
      const result = await this.breakerOf(type).execute(() => work(this.troubled.has(type) ? 1 : batchSize));
      this.troubled.delete(type);
      return result;
    } catch (error) {
      if (error instanceof BrokenCircuitError) return undefined;
      if (!isHeldBack(error)) throw error;
      this.troubled.add(type);
      this.logger.warn({ err: error, type }, 'A dependency is unavailable; events of the type are held');
      return undefined;
    }
  }

  private breakerOf(type: string): CircuitBreakerPolicy {
    const known = this.breakers.get(type);
    if (known) return known;
    const { breakerThreshold, breakerHoldMs } = this.options.tuning;
    const breaker = circuitBreaker(handleWhen(isHeldBack), {
      breaker: new ConsecutiveBreaker(breakerThreshold),
      halfOpenAfter: new ExponentialBackoff({ initialDelay: breakerHoldMs[0], maxDelay: breakerHoldMs[1] }),
    });
    breaker.onStateChange((state) => this.metrics.breaker(type, CircuitState[state]));
    this.breakers.set(type, breaker);
    return breaker;
  }
}

const isHeldBack = (error: unknown): boolean =>
  error instanceof DependencyUnavailableError || isDatabaseFault(error);
