import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { webhookPaused } from '../../webhooks/webhook.events.js';
import { DeliveryMetrics } from '../delivery-metrics.js';
import type { DeliveryEnd, TurnEnd } from './turn.js';
import { TurnsStore } from './turns.store.js';

const RETRY_MS = 1_000;

interface Batch {
  deliveries: DeliveryEnd[];
  turns: TurnEnd[];
  done: (() => void)[];
}

const emptyBatch = (): Batch => ({ deliveries: [], turns: [], done: [] });

/**
 * Writes what became of events and turns. What ends while a transaction runs is written together in the next one: one event
 * is written at once, many cost few transactions.
 */
@Injectable()
export class Settlements {
  private readonly logger = new Logger(Settlements.name);
  private next = emptyBatch();
  private writing = false;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly metrics: DeliveryMetrics,
  ) {}

  /** Notes what became of an event; it is written before the end of its turn is. */
  note(end: DeliveryEnd): void {
    this.next.deliveries.push(end);
    this.metrics.note(end.attempt);
    this.write();
  }

  /** Resolves once the end of a turn is committed. */
  async end(end: TurnEnd): Promise<void> {
    const written = new Promise<void>((done) => this.next.done.push(done));
    this.next.turns.push(end);
    this.write();
    await written;
  }

  private write(): void {
    if (!this.writing) void this.writeAll();
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.next.deliveries.length + this.next.turns.length > 0) {
      const batch = this.next;
      this.next = emptyBatch();
      await this.writeUntilDone(batch);
      for (const done of batch.done) done();
    }
    this.writing = false;
  }

  /** What happened has happened: without a database it is kept here until there is one again, or the process ends. */
  private async writeUntilDone(batch: Batch): Promise<void> {
    for (let written = false; !written;) {
      try {
        await this.writeOnce(batch);
        written = true;
      } catch (err) {
        this.logger.error(
          { err, deliveries: batch.deliveries.length, turns: batch.turns.length },
          'Could not write what became of deliveries; trying again',
        );
        await pause(RETRY_MS);
      }
    }
  }

  private async writeOnce({ deliveries, turns }: Batch): Promise<void> {
    await this.database.transaction('installation', async (tx) => {
      await TurnsStore.settle(tx, deliveries);
      const ended = await TurnsStore.end(tx, turns);
      const versions = new Map(ended.map(({ id, version }) => [id, version]));
      const paused = turns.flatMap(({ webhookId: id, platformId, health, pause: why }) => {
        const version = versions.get(id);
        if (version === undefined || why === null) return [];
        const { reason, at } = why;
        tx.afterCommit(() => this.logger.warn({ webhookId: id, platformId, reason }, 'A webhook was paused'));
        return [
          webhookPaused({ id, platformId, version: version - 1 }, reason, health.failingSince ?? at, at),
        ];
      });
      await this.outbox.append(tx, paused);
    });
  }
}
