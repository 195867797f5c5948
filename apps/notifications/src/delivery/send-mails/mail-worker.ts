import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DeliverySettings } from '../delivery-settings.js';
import { MailSignal } from '../mail-signal.js';
import { DeliverMails } from './deliver-mails.js';
import { MailClaims } from './mail-claims.js';
import { Settlements } from './settlements.js';

/**
 * Sends what is due, for as long as the service runs. Any number of them share one queue. It fetches more before it has
 * run out, so that the mail server is never left waiting.
 */
@Injectable()
export class MailWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(MailWorker.name);
  private readonly deliveries = new Set<Promise<void>>();
  private inHand = 0;
  private thereIsMore = false;
  private stopping = false;
  private running: Promise<void> | undefined;

  constructor(
    private readonly claims: MailClaims,
    private readonly deliverMails: DeliverMails,
    private readonly settlements: Settlements,
    private readonly signal: MailSignal,
    private readonly settings: DeliverySettings,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Takes no more mails, and ends when those in hand are sent and recorded. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.signal.ring();
    await this.running;
    await Promise.all(this.deliveries);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const isFull = this.room === 0;
      const taken = isFull ? await this.takeUrgent() : await this.takeSome();
      if (taken === 0 || isFull) await this.signal.wait(this.settings.pollMs);
    }
  }

  /** At least half of the capacity, so that a large backlog is fetched in few statements. */
  private get room(): number {
    const free = this.settings.batchSize - this.inHand;
    return free >= this.settings.batchSize / 2 ? free : 0;
  }

  private async takeSome(): Promise<number> {
    const { room } = this;
    const taken = await this.take(room, false);
    this.thereIsMore = taken === room;
    return taken;
  }

  /** What people wait for now does not wait for the others in hand, however slow the mail server takes them. */
  private async takeUrgent(): Promise<number> {
    const room = this.settings.batchSize + this.settings.urgentReserve - this.inHand;
    return room > 0 ? this.take(room, true) : 0;
  }

  private async take(room: number, urgentOnly: boolean): Promise<number> {
    if (this.settlements.isFailing) return 0;
    try {
      const { mails, leasedUntil } = await this.claims.take(room, urgentOnly);
      this.inHand += mails.length;
      if (mails.length > 0) this.start(this.deliverMails.run(mails, leasedUntil, () => this.onEnd()));
      return mails.length;
    } catch (err) {
      this.logger.error({ err }, 'The mail queue could not be read; trying again');
      return 0;
    }
  }

  private start(delivery: Promise<void>): void {
    const kept = delivery
      .catch((err: unknown) =>
        this.logger.error({ err }, 'Mails could not be delivered; their lease will end'),
      )
      .finally(() => this.deliveries.delete(kept));
    this.deliveries.add(kept);
  }

  private onEnd(): void {
    this.inHand -= 1;
    if (this.thereIsMore && this.room > 0) this.signal.ring();
  }
}
