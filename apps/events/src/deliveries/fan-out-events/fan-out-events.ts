import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { WakeSignal } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { FeedNews } from '../../feed/feed-news.js';
import { DeliverySettings } from '../delivery-settings.js';
import { DeliverySignal } from '../delivery-signal.js';
import { FanOutStore } from './fan-out.store.js';

/** How long a webhook waits at which something else is written at this moment. */
const HELD_MS = 20;

/** Makes deliveries of what happens, for as long as the service runs. Any number of them share the work. */
@Injectable()
export class FanOutEvents implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(FanOutEvents.name);
  private readonly wake = new WakeSignal();
  private stopping = false;
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly news: FeedNews,
    private readonly deliveries: DeliverySignal,
    private readonly clock: Clock,
    private readonly settings: DeliverySettings,
  ) {}

  onApplicationBootstrap(): void {
    this.news.onRecorded(() => this.wake.ring());
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.wake.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const { moved, behind } = await this.move();
      if (moved > 0) this.deliveries.ring();
      if (behind === 0) await this.wake.sleep(this.settings.fanOutPollMs);
      else if (moved === 0) await this.wake.sleep(HELD_MS);
    }
  }

  private async move(): Promise<{ moved: number; behind: number }> {
    const { fanOutSpan: span, fanOutBreadth: breadth } = this.settings;
    try {
      return await this.database.transaction('installation', (tx) =>
        FanOutStore.move(tx, { now: this.clock.now(), span, breadth }),
      );
    } catch (err) {
      this.logger.error({ err }, 'Deliveries to webhooks could not be made of the feed; trying again');
      return { moved: 0, behind: 0 };
    }
  }
}
