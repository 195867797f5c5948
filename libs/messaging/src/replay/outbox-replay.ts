import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { MESSAGING_OPTIONS, type ResolvedMessagingOptions } from '../messaging.options.js';
import { OutboxSignal } from '../outbox/outbox-signal.js';
import { ReplayStore } from './replay.store.js';

const RANGE_BATCH = 5_000;

/** A page of what was published. */
export interface PublishedPage {
  /** Ids of the events of the types asked for. */
  eventIds: string[];
  /** Cursor for the next page; everything up to it has been looked at. */
  next: string;
  /** Whether there is more to ask for at once. */
  more: boolean;
}

/** Which of the kept events to publish again. */
export interface ReplayRange {
  /** Appended at or after. */
  from: Date;
  /** Appended before. */
  to: Date;
  /** Only these types. */
  types?: readonly string[];
}

/** Publishes what was already published once more; inboxes that have it are not troubled. */
@Injectable()
export class OutboxReplay {
  constructor(
    private readonly database: Database,
    private readonly signal: OutboxSignal,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  /** What was published after a cursor, as far as it had time to arrive. */
  async publishedAfter(types: readonly string[], after: string, limit: number): Promise<PublishedPage> {
    const page = await this.database.transaction('installation', (tx) =>
      ReplayStore.page(tx, after, limit, this.options.tuning.gapSettleMs),
    );
    const unsettledAt = page.findIndex((event) => !event.settled);
    const settled = unsettledAt === -1 ? page : page.slice(0, unsettledAt);
    return {
      eventIds: settled.filter((event) => types.includes(event.type)).map((event) => event.eventId),
      next: settled.at(-1)?.publishedSeq ?? after,
      more: settled.length === limit,
    };
  }

  /** Publishes the given events again. @returns how many of them are still kept */
  async redeliver(eventIds: readonly string[]): Promise<number> {
    const count = await this.database.transaction('installation', (tx) =>
      ReplayStore.unpublish(tx, eventIds),
    );
    this.signal.ring();
    return count;
  }

  /** Publishes a time range again. @returns the number of its events */
  async redeliverRange(range: ReplayRange): Promise<number> {
    // What is published again gets a later place: the limit keeps this loop from meeting it a second time.
    const upTo = await this.database.transaction('installation', (tx) => ReplayStore.lastSeq(tx));
    let total = 0;
    for (;;) {
      const count = await this.database.transaction('installation', (tx) =>
        ReplayStore.unpublishRange(tx, { ...range, upTo, limit: RANGE_BATCH }),
      );
      total += count;
      this.signal.ring();
      if (count < RANGE_BATCH) return total;
    }
  }
}
