import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { MailsStore } from '../mails.store.js';

const KEPT_DAYS = 90;
const EVERY_MS = 3_600_000;
const MOST_AT_ONCE = 2_000;

/** Forgets mails after 90 days (S14). */
@Injectable()
export class MailPurge implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(MailPurge.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.run().catch((err: unknown) => this.logger.error({ err }, 'Old mails could not be removed'));
    }, EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** In small transactions, so that it holds nothing up. Replicas that run it at once share the work. */
  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    let removed: number;
    do {
      removed = await this.database.transaction('installation', (tx) =>
        MailsStore.purge(tx, before, MOST_AT_ONCE),
      );
    } while (removed === MOST_AT_ONCE);
  }
}
