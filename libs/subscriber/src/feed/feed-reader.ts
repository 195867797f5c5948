import type { EventType } from '@rollcall/contracts';
import type { EventHandling, Outcome } from '../handling/event-handling.js';
import type { PoisonEvent } from '../handling/handling.options.js';
import { type FeedAccess, FeedClient } from './feed.client.js';
import { CursorExpiredError } from './feed.errors.js';
import { type Snapshot, snapshotOf } from './read-snapshot.js';

const PAGE = 500;
const WAIT_SECONDS = 10;

/** From where on the feed is read, and what is kept of that. */
export interface FeedOptions extends FeedAccess {
  /**
   * The cursor that was saved last. Without one, a snapshot is taken first if `takeSnapshot` is given; else the feed is
   * read from the oldest event that it still has.
   */
  after?: string | null;
  /** Keeps the place up to which everything is handled; `after` at the next start. */
  saveCursor: (cursor: string) => Promise<void> | void;
  /**
   * Replaces what is known by a snapshot: at the first start, and when this subscriber was away for longer than the
   * feed is kept. Without it, that ends the reading with a {@link CursorExpiredError}.
   */
  takeSnapshot?: (snapshot: Snapshot) => Promise<void>;
}

/** What a reader works with. */
export interface FeedReaderOptions<T extends EventType, Tx> extends FeedOptions {
  types: readonly T[];
  handling: EventHandling<T, Tx>;
  /** Hears what became of each event. */
  onOutcome?: (outcome: Outcome) => void;
  /** Takes events that cannot be handled, when there is no `onPoison`. */
  bury?: (poison: PoisonEvent) => Promise<void>;
}

/** Reads the feed page by page. A place is saved when everything before it is handled, so nothing is ever left out. */
export class FeedReader<T extends EventType, Tx> {
  private readonly stopping = new AbortController();
  private readonly client: FeedClient;
  private readonly query: Record<string, string>;
  private cursor: string | null;

  constructor(private readonly options: FeedReaderOptions<T, Tx>) {
    const { after, types, handling } = options;
    this.cursor = after ?? null;
    this.query = { limit: String(PAGE), types: types.join(',') };
    this.client = new FeedClient(options, this.stopping.signal, (what, error) =>
      handling.report(what, error),
    );
  }

  /** Reads until there is nothing new. */
  async catchUp(): Promise<void> {
    while (await this.readPage(0));
  }

  /** Reads for ever, and waits at the end of the feed for what comes. */
  async follow(): Promise<void> {
    while (!this.stopping.signal.aborted) await this.readPage(WAIT_SECONDS);
  }

  /** Ends the reading; what is in hand is not waited for. */
  stop(): void {
    this.stopping.abort();
  }

  /** @returns whether there is more to read at once */
  private async readPage(waitSeconds: number): Promise<boolean> {
    try {
      if (this.cursor === null && this.options.takeSnapshot) await this.startOver(this.options.takeSnapshot);
      const query = { ...this.query, waitSeconds: String(waitSeconds) };
      const page = await this.client.events(this.cursor === null ? query : { ...query, after: this.cursor });
      // Closed meanwhile, something may have been let go of: then the page is read again.
      if (!(await this.handle(page.items))) return false;
      if (page.nextCursor !== this.cursor) await this.save(page.nextCursor);
      return page.hasMore && !this.stopping.signal.aborted;
    } catch (error) {
      if (this.stopping.signal.aborted) return false;
      if (!(error instanceof CursorExpiredError) || !this.options.takeSnapshot) throw error;
      this.options.handling.report('going on in the feed, so a snapshot is taken', error);
      await this.startOver(this.options.takeSnapshot);
      return true;
    }
  }

  /** @returns whether all of them are done with */
  private async handle(items: readonly unknown[]): Promise<boolean> {
    const { handling, bury, onOutcome } = this.options;
    const source = { isCurrent: () => !this.stopping.signal.aborted, bury };
    const take = async (item: unknown): Promise<Outcome> => {
      const outcome = await handling.take(item, source);
      onOutcome?.(outcome);
      return outcome;
    };
    return !(await Promise.all(items.map(take))).includes('released');
  }

  private async startOver(takeSnapshot: (snapshot: Snapshot) => Promise<void>): Promise<void> {
    const snapshot = await snapshotOf(this.client);
    await takeSnapshot(snapshot);
    await this.save(snapshot.feedCursor);
  }

  private async save(cursor: string): Promise<void> {
    await this.options.saveCursor(cursor);
    this.cursor = cursor;
  }
}
