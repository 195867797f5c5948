import { EVENTS, type EventType } from '@rollcall/contracts';
import { problemWith, typeOf } from '../events/event-validation.js';
import type { RollcallEvent } from '../events/rollcall-event.js';
import { type HandledEvents, RememberedEvents } from './handled-events.js';
import type { HandlingOptions, PoisonEvent, Trouble } from './handling.options.js';
import { pause } from './pause.js';
import { SubjectLanes } from './subject-lanes.js';
import { warn } from './warn.js';

const USUAL_CONCURRENCY = 10;
const USUAL_RETRY_DELAYS_MS = [200, 1_000, 5_000];
const POISON_RETRY_MS = 1_000;

/**
 * What became of an event. `released`: nothing, since the delivery is void or everything is being closed; whoever
 * brought it brings it again. `unwanted`: another type or platform.
 */
export type Outcome = 'handled' | 'duplicate' | 'poison' | 'unwanted' | 'released';

/** Where an event comes from. */
export interface Source {
  /** False once what was brought will be brought again anyway. */
  isCurrent: () => boolean;
  /** Takes an event that cannot be handled, when there is no `onPoison`; without it the error goes to the source. */
  bury?: (poison: PoisonEvent) => Promise<void>;
}

/** The way of every event, from the broker or from the feed: checked, in order, once, again when it fails. */
export class EventHandling<T extends EventType, Tx> {
  private readonly lanes: SubjectLanes;
  private readonly handled: HandledEvents<Tx>;
  private readonly closing = new AbortController();

  /** @throws TypeError for types that do not exist */
  constructor(private readonly options: HandlingOptions<T, Tx>) {
    const unknown = options.types.filter((type) => !EVENTS.has(type));
    if (unknown.length > 0) throw new TypeError(`There are no events of type ${unknown.join(', ')}.`);
    this.lanes = new SubjectLanes(options.concurrency ?? USUAL_CONCURRENCY);
    // Without a store of their own, handlers get no transaction: Tx is undefined.
    this.handled = options.handled ?? (new RememberedEvents() as HandledEvents<unknown> as HandledEvents<Tx>);
  }

  /** Resolves when the event needs no more attention from its source. */
  async take(raw: unknown, source: Source): Promise<Outcome> {
    if (!this.isWanted(raw)) return 'unwanted';
    const problem = problemWith(raw);
    if (problem !== undefined) {
      const error = new Error(`This is no valid ${typeOf(raw) ?? 'event'}: ${problem}.`);
      const poison: PoisonEvent = { event: raw, reason: 'invalid', error, attempts: 0 };
      return this.lanes.add('', () => this.bury(poison, source));
    }
    const event = raw as RollcallEvent<T>;
    return this.lanes.add(event.subject, () => this.attempt(event, source));
  }

  report(what: string, error: unknown): void {
    const trouble: Trouble = { what, error };
    (this.options.onTrouble ?? warn)(trouble);
  }

  /** Begins nothing new, and resolves when what is in hand is done. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.lanes.idle();
  }

  private isWanted(raw: unknown): boolean {
    const type = typeOf(raw);
    if (type !== undefined && !(this.options.types as readonly string[]).includes(type)) return false;
    const { platformId } = this.options;
    const { platformid } = (raw ?? {}) as Partial<RollcallEvent>;
    return platformId === undefined || platformid === undefined || platformid === platformId;
  }

  private async attempt(event: RollcallEvent<T>, source: Source): Promise<Outcome> {
    const delays = this.options.retryDelaysMs ?? USUAL_RETRY_DELAYS_MS;
    for (let attempts = 1; ; attempts += 1) {
      if (this.closing.signal.aborted || !source.isCurrent()) return 'released';
      try {
        const effect = async (tx: Tx): Promise<void> => this.options.handle(event, tx);
        return (await this.handled.once(event, effect)) ? 'handled' : 'duplicate';
      } catch (error) {
        this.report(`handling ${event.type} ${event.id} (attempt ${attempts})`, error);
        const delay = delays[attempts - 1];
        const last = error instanceof Error ? error : new Error(String(error));
        if (delay === undefined) return this.bury({ event, reason: 'failed', error: last, attempts }, source);
        await pause(delay, this.closing.signal);
      }
    }
  }

  /** An event that nobody takes is not lost: it is offered until somebody does, or brought again. */
  private async bury(poison: PoisonEvent, source: Source): Promise<Outcome> {
    const take = this.options.onPoison ?? source.bury;
    if (!take) throw poison.error;
    while (source.isCurrent()) {
      try {
        await take(poison);
        return 'poison';
      } catch (error) {
        this.report('putting an event aside that cannot be handled', error);
        if (!(await pause(POISON_RETRY_MS, this.closing.signal))) return 'released';
      }
    }
    return 'released';
  }
}
