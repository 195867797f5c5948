import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { MESSAGING_OPTIONS, type ResolvedMessagingOptions } from '../messaging.options.js';

const EVERY_MS = 60 * 60_000;
const BATCH = 5_000;
const DAY_MS = 24 * 60 * 60_000;

const PURGE_OUTBOX = `
  delete from outbox where event_id in (
    select event_id from outbox where published_seq is not null and published_at < $1 order by published_seq limit ${BATCH})`;
const PURGE_INBOX = `
  delete from inbox where event_id in (
    select event_id from inbox where done_at < $1 order by done_at limit ${BATCH})`;

/** Deletes what nobody will ask for any more, a little at a time. */
@Injectable()
export class Retention {
  private readonly logger = new Logger(Retention.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  start(): void {
    this.stopping = false;
    this.timer = setInterval(() => (this.running = this.tryToPurge()), EVERY_MS);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Deletes published events and handled deliveries that are over their time. */
  async purge(): Promise<void> {
    const { outboxRetentionDays, inboxRetentionDays } = this.options.tuning;
    await this.purgeBefore(PURGE_OUTBOX, outboxRetentionDays);
    await this.purgeBefore(PURGE_INBOX, inboxRetentionDays);
  }

  private async purgeBefore(sql: string, days: number): Promise<void> {
    const before = new Date(this.clock.now().getTime() - days * DAY_MS);
    for (let deleted = BATCH; deleted === BATCH && !this.stopping;) {
      deleted = await this.database.transaction('installation', (tx) => tx.execute(sql, [before]));
    }
  }

  private async tryToPurge(): Promise<void> {
    try {
      await this.purge();
    } catch (err) {
      this.logger.warn({ err }, 'Old events could not be deleted; the next hour tries again');
    }
  }
}
