import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { type NewEvent, Outbox, isRefusedValue } from '@rollcall/messaging';
import type { Settlement } from '../mail-record.js';
import { MailMetrics } from '../mail-metrics.js';
import { settlementEvent } from '../mail.events.js';
import { MailSettlementsStore } from '../mail-settlements.store.js';

const RETRY_MS = 1_000;
const MOST_AT_ONCE = 500;
/** How long the next transaction waits for more, while mails end all the time; one that ends alone is written at once. */
const GATHER_MS = 20;
const ENOUGH = 50;

interface Waiting {
  settlement: Settlement;
  done: () => void;
}

/**
 * Writes what became of mails, with the events about it. What ends while a transaction runs is written together in the
 * next one: a single mail is written at once, many cost few transactions, and so do the events about them on their way.
 */
@Injectable()
export class Settlements {
  private readonly logger = new Logger(Settlements.name);
  private waiting: Waiting[] = [];
  private writing = false;
  private failing = false;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly metrics: MailMetrics,
  ) {}

  /**
   * Whether what became of mails cannot be written down at the moment. Until it is, they lie in the queue, and once their
   * lease ends whoever takes them sends them again: so this process takes none.
   */
  get isFailing(): boolean {
    return this.failing;
  }

  /** Resolves once it is committed. */
  async write(settlement: Settlement): Promise<void> {
    const written = new Promise<void>((done) => this.waiting.push({ settlement, done }));
    if (!this.writing) void this.writeAll();
    await written;
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    for (let isBusy = false; this.waiting.length > 0; isBusy = true) {
      if (isBusy && this.waiting.length < ENOUGH) await pause(GATHER_MS);
      const batch = this.waiting.splice(0, MOST_AT_ONCE);
      await this.writeUntilDone(batch.map(({ settlement }) => settlement));
      for (const { settlement, done } of batch) {
        this.metrics.note(settlement);
        done();
      }
    }
    this.writing = false;
  }

  /** What happened has happened: without a database it is kept here until there is one again, or the process ends. */
  private async writeUntilDone(settlements: Settlement[]): Promise<void> {
    for (let batch = settlements; ;) {
      try {
        await this.writeOnce(batch);
        this.failing = false;
        return;
      } catch (err) {
        this.failing = true;
        this.logger.error(
          { err, mails: settlements.length },
          'Could not write what became of mails; trying again',
        );
        if (isRefusedValue(err) && batch.length > 1) return this.writeEach(batch);
        if (isRefusedValue(err)) batch = batch.map(withoutReply);
        await pause(RETRY_MS);
      }
    }
  }

  /** One that the database refuses does not hold up the others. */
  private async writeEach(settlements: readonly Settlement[]): Promise<void> {
    for (const settlement of settlements) await this.writeUntilDone([settlement]);
  }

  private async writeOnce(settlements: Settlement[]): Promise<void> {
    const byMail = new Map(settlements.map((settlement) => [settlement.mail.id, settlement]));
    await this.database.transaction('installation', async (tx) => {
      const changed = await MailSettlementsStore.settle(tx, settlements);
      const events = changed.map((mail) => settlementEvent(mail, byMail.get(mail.id) as Settlement));
      await this.outbox.append(
        tx,
        events.filter((event): event is NewEvent => event !== undefined),
      );
    });
  }
}

const NOT_KEPT = 'The reply could not be kept.';

/** What became of a mail matters more than the words of the other server, the only part of it that is not ours. */
const withoutReply = (settlement: Settlement): Settlement =>
  settlement.end === 'tried'
    ? {
        ...settlement,
        outcome: { ...settlement.outcome, reply: NOT_KEPT },
        transition: { ...settlement.transition, reply: NOT_KEPT },
      }
    : settlement;
