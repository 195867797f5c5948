import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database, type Transaction } from '@rollcall/database';
import { DependencyUnavailableError } from '@rollcall/platform';
import { EventSchemas } from '../events/event-schemas.js';
import { EventWatch } from '../events/event-watch.js';
import { EVERY_EVENT } from '../events/on-event.decorator.js';
import { MESSAGING_OPTIONS, type ResolvedMessagingOptions } from '../messaging.options.js';
import { MessagingMetrics } from '../messaging.metrics.js';
import { HandlerRegistry } from '../transport/handler-registry.js';
import { within } from '../within.js';
import { type Claim, type ClaimedEvent, InboxStore } from './inbox.store.js';
import { isDatabaseFault } from './database-errors.js';
import { afterFailure } from './retry-ladder.rules.js';
import { roundsBySubject } from './subject-rounds.rules.js';

/** What became of a claim. */
export interface ClaimOutcome {
  /** Whether more of the type may be due. */
  more: boolean;
  /** Types of events that were waiting behind those now done. */
  woken: string[];
}

/** Takes events from the inbox through their handlers, each batch in one transaction with its completion. */
@Injectable()
export class EventProcessor {
  private readonly logger = new Logger(EventProcessor.name);
  private readonly schemas = EventSchemas.tolerant();

  constructor(
    private readonly database: Database,
    private readonly handlers: HandlerRegistry,
    private readonly metrics: MessagingMetrics,
    private readonly watch: EventWatch,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /**
   * Handles up to `limit` due events of a lane: of a type, or of all. When one of several fails, all are rolled back and
   * run again one by one, so that only the culprit is charged with an attempt.
   * @throws DependencyUnavailableError, or a fault of the database: nothing was charged, the work should be held
   */
  async handleDue(lane: string, limit: number): Promise<ClaimOutcome> {
    let claim: Claim = { events: [], more: false };
    try {
      return await this.inTransaction(lane, async (tx) => (claim = await claimFrom(lane, tx, limit)));
    } catch (error) {
      if (isDatabaseFault(error)) throw error;
      const [only, ...others] = claim.events;
      if (!only) throw error;
      if (others.length === 0) return await this.settleFailure(only, error);
      if (error instanceof DependencyUnavailableError) throw error;
      return await this.handleOneByOne(lane, claim.events);
    }
  }

  private async handleOneByOne(lane: string, events: readonly ClaimedEvent[]): Promise<ClaimOutcome> {
    const woken = new Set<string>();
    for (const event of events) {
      const outcome = await this.handleOne(lane, event);
      for (const wokenType of outcome.woken) woken.add(wokenType);
    }
    return { more: true, woken: [...woken] };
  }

  private async handleOne(lane: string, { eventId }: ClaimedEvent): Promise<ClaimOutcome> {
    let claimed: ClaimedEvent | undefined;
    try {
      return await this.inTransaction(lane, async (tx) => {
        claimed = await InboxStore.claimOne(tx, eventId);
        return { events: claimed ? [claimed] : [], more: false };
      });
    } catch (error) {
      if (!claimed || isDatabaseFault(error)) throw error;
      return await this.settleFailure(claimed, error);
    }
  }

  private async inTransaction(
    lane: string,
    claim: (tx: Transaction) => Promise<Claim>,
  ): Promise<ClaimOutcome> {
    return this.database.transaction('installation', async (tx) => {
      const { events, more } = await claim(tx);
      if (events.length === 0) return { more, woken: [] };
      const fitting = await this.parkMisfits(tx, events);
      for (const round of callsOf(lane, fitting)) await this.runHandlers(lane, round, tx);
      const woken = await InboxStore.complete(
        tx,
        fitting.map((event) => event.eventId),
      );
      tx.afterCommit(() => {
        this.metrics.done(lane, fitting.length);
        this.watch.tell(fitting.map(({ event }) => ({ type: event.type, platformId: event.platformid })));
      });
      return { more, woken };
    });
  }

  private async runHandlers(lane: string, round: ClaimedEvent[], tx: Transaction): Promise<void> {
    const stop = this.metrics.timeHandler(lane);
    const events = round.map((claimed) => claimed.event);
    // Taken away afterwards: a handler that outlives its time would write into whatever runs on the connection next.
    const lent = Proxy.revocable(tx, {});
    try {
      const work = this.handlers.run(lane, events, lent.proxy);
      await within(this.options.tuning.handlerTimeoutMs, `handler of ${lane}`, work);
    } finally {
      lent.revoke();
      stop();
    }
  }

  private async parkMisfits(tx: Transaction, claimed: ClaimedEvent[]): Promise<ClaimedEvent[]> {
    const fitting: ClaimedEvent[] = [];
    for (const event of claimed) {
      const problem = this.schemas.problemWith(event.event.type, event.event.data);
      if (problem === undefined) {
        fitting.push(event);
        continue;
      }
      await InboxStore.park(tx, event, 'invalid_data', problem);
      tx.afterCommit(() => this.reportParked(event, problem));
    }
    return fitting;
  }

  private async settleFailure(failed: ClaimedEvent, cause: unknown): Promise<ClaimOutcome> {
    const { type } = failed.event;
    const error = messageOf(cause);
    if (cause instanceof DependencyUnavailableError) {
      // Others of the type get their turn at the next probe: one bad event must not pass for a dead dependency.
      await this.database.transaction('installation', (tx) => InboxStore.hold(tx, failed, error));
      throw cause;
    }
    const next = afterFailure(failed.attempts + 1, this.options.tuning.retryDelaysMs);
    await this.database.transaction('installation', (tx) =>
      next.kind === 'retry'
        ? InboxStore.postpone(tx, failed, next.delayMs, error)
        : InboxStore.park(tx, failed, 'attempts_exhausted', error),
    );
    this.metrics.failed(type);
    if (next.kind === 'park') this.reportParked(failed, error);
    else
      this.logger.warn(
        { err: cause, eventId: failed.eventId, type, retryInMs: next.delayMs },
        'A handler failed',
      );
    // The next attempt may be due at once, and so may what waited behind an event that was given up.
    return { more: true, woken: [] };
  }

  private reportParked({ eventId, event: { type } }: ClaimedEvent, error: string): void {
    this.metrics.parked(type);
    this.logger.error({ eventId, type, error }, 'An event was parked: it needs a person');
  }
}

const claimFrom = (lane: string, tx: Transaction, limit: number): Promise<Claim> =>
  lane === EVERY_EVENT ? InboxStore.claimArrivals(tx, limit) : InboxStore.claim(tx, lane, limit);

/** What a handler gets in one call: all of a lane that keeps the order of arrival, else never two events of a subject. */
const callsOf = (lane: string, events: ClaimedEvent[]): ClaimedEvent[][] => {
  if (lane !== EVERY_EVENT) return roundsBySubject(events);
  return events.length > 0 ? [events] : [];
};

function messageOf(cause: unknown): string {
  const text = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return text.replaceAll('\0', '').slice(0, 2_000);
}
