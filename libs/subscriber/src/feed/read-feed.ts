import type { EventType } from '@rollcall/contracts';
import { EventHandling } from '../handling/event-handling.js';
import type { HandlingOptions } from '../handling/handling.options.js';
import { type FeedOptions, FeedReader } from './feed-reader.js';

/** From where on which events of the feed are read, and what is done with them. */
export type ReadFeedOptions<T extends EventType, Tx = undefined> = FeedOptions & HandlingOptions<T, Tx>;

/** A feed that is being read. */
export interface FeedReading {
  /**
   * Resolves when it was closed. Rejects with what cannot be tried again: a request that is refused, a cursor that has
   * expired and no `takeSnapshot`, an event that cannot be handled and no `onPoison`.
   */
  readonly done: Promise<void>;
  /** Reads no more, and resolves when what is in hand is done. */
  close(): Promise<void>;
}

/**
 * Follows the feed of a platform for ever: `GET /v1/events`, waiting at its end for what comes. An event is handled at
 * least once; the cursor that is saved never runs ahead of what is handled.
 * @throws TypeError for types that do not exist
 */
export function readFeed<T extends EventType, Tx = undefined>(options: ReadFeedOptions<T, Tx>): FeedReading {
  const handling = new EventHandling(options);
  const reader = new FeedReader({ ...options, handling });
  const done = reader.follow();
  // Whoever awaits it hears of it; whoever closes without having awaited it must not be ended by it.
  done.catch((error: unknown) => handling.report('reading the feed, which ends', error));
  return {
    done,
    close: async () => {
      reader.stop();
      await Promise.all([handling.close(), done.catch(() => undefined)]);
    },
  };
}
