import type { EventType } from '@rollcall/contracts';
import { type FeedOptions, FeedReader } from './feed/feed-reader.js';
import type { EventHandling, Outcome } from './handling/event-handling.js';
import type { PoisonEvent } from './handling/handling.options.js';

/** How a subscription catches up. */
export interface CatchUpSettings {
  everySeconds: number;
  onOutcome: (outcome: Outcome) => void;
  bury: (poison: PoisonEvent) => Promise<void>;
}

/** Reads what is new in the feed: when asked, and every so often, one after the other. */
export class CatchUp<T extends EventType, Tx> {
  private readonly reader: FeedReader<T, Tx>;
  private readonly timer: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();
  private isIdle = true;

  constructor(
    options: FeedOptions,
    types: readonly T[],
    handling: EventHandling<T, Tx>,
    settings: CatchUpSettings,
  ) {
    const { everySeconds, onOutcome, bury } = settings;
    this.reader = new FeedReader({ ...options, types, handling, onOutcome, bury });
    const look = (): void => {
      if (!this.isIdle) return;
      this.run().catch((error: unknown) => handling.report('catching up with the feed', error));
    };
    this.timer = setInterval(look, everySeconds * 1_000);
  }

  /** Resolves when everything is handled that was in the feed at the time of the call. */
  run(): Promise<void> {
    // What runs already may have read its last page.
    this.running = this.running.catch(() => undefined).then(() => this.read());
    return this.running;
  }

  /** Ends the reading. */
  stop(): void {
    clearInterval(this.timer);
    this.reader.stop();
  }

  private async read(): Promise<void> {
    this.isIdle = false;
    try {
      await this.reader.catchUp();
    } finally {
      this.isIdle = true;
    }
  }
}
