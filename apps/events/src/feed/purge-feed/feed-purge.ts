import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { EventsConfig } from '../../config.js';
import { FeedStore } from '../feed.store.js';

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MOST_AT_ONCE = 5_000;

/** Deletes events that are over their time, in small transactions; replicas that run it at once share the work. */
@Injectable()
export class FeedPurge implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(FeedPurge.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: EventsConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.run().catch((err: unknown) => this.logger.error({ err }, 'Old events could not be removed'));
    }, EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - this.config.FEED_RETENTION_DAYS * DAY_MS);
    for (let more = true; more;) {
      more = await this.database.transaction('installation', (tx) =>
        FeedStore.purge(tx, before, MOST_AT_ONCE),
      );
    }
  }
}
