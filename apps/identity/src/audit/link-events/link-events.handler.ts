import { Database, type Transaction } from '@rollcall/database';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CHAIN_LOCK, EVENT_DIGEST, headOf } from '../audit-chain.store.js';
import { nextPlace } from '../audit-chain.js';

const EVERY_MS = 1_000;
const PURGE_EVERY_MS = 60 * 60_000;
/** Linked, or purged, in one transaction. */
const BATCH = 1_000;

/**
 * Gives audit events their places in the chain of their platform, in the background: commands only append, and never
 * wait for each other. Several replicas do no harm: a chain grows under a lock, one batch at a time.
 */
@Injectable()
export class LinkEventsHandler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(LinkEventsHandler.name);
  private readonly timers: NodeJS.Timeout[] = [];
  private running: Promise<unknown> = Promise.resolve();
  private isRunning = false;

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.timers.push(setInterval(() => this.inTurn(() => this.execute()), EVERY_MS).unref());
    this.timers.push(setInterval(() => this.inTurn(() => this.purge()), PURGE_EVERY_MS).unref());
  }

  async onModuleDestroy(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.running;
  }

  /** Links everything that waits. @returns how many events */
  async execute(): Promise<number> {
    let total = 0;
    for (const platformId of await this.platforms('SELECT DISTINCT platform_id AS id FROM audit_queue')) {
      for (let linked = BATCH; linked === BATCH; total += linked) {
        linked = await this.database.transaction('installation', (tx) => linkBatch(tx, platformId));
      }
    }
    return total;
  }

  /** Deletes what is over its 400 days (S14), oldest first. @returns how many events */
  async purge(): Promise<number> {
    let total = 0;
    const old = `SELECT DISTINCT platform_id AS id FROM audit_events WHERE recorded_at < now() - interval '400 days'`;
    for (const platformId of await this.platforms(old)) {
      for (let purged = BATCH; purged === BATCH; total += purged) {
        purged = await this.database.transaction('installation', (tx) => purgeBatch(tx, platformId));
      }
    }
    return total;
  }

  private async platforms(sql: string): Promise<string[]> {
    return (await this.database.query<{ id: string }>('installation', sql)).map(({ id }) => id);
  }

  private inTurn(work: () => Promise<unknown>): void {
    if (this.isRunning) return;
    this.isRunning = true;
    this.running = work()
      .catch((err: unknown) =>
        this.logger.warn({ err }, 'The chain of the audit waits; the next round tries again'),
      )
      .finally(() => (this.isRunning = false));
  }
}

async function linkBatch(tx: Transaction, platformId: string): Promise<number> {
  const [lock] = await tx.query<{ held: boolean }>(
    `SELECT pg_try_advisory_xact_lock(${CHAIN_LOCK}) AS held`,
    [platformId],
  );
  if (!lock?.held) return 0;
  const waiting = await tx.query<{ id: string; digest: Buffer }>(
    `SELECT e.id, ${EVENT_DIGEST} AS digest FROM audit_queue q JOIN audit_events e ON e.id = q.event_id
      WHERE q.platform_id = $1 ORDER BY q.event_id LIMIT ${BATCH}`,
    [platformId],
  );
  if (waiting.length === 0) return 0;
  let place = await headOf(tx, platformId);
  const places = waiting.map(({ digest }) => (place = nextPlace(place, digest)));
  await tx.execute(
    `WITH linked AS (
       INSERT INTO audit_links (platform_id, sequence, event_id, digest, hash)
       SELECT $1, l.* FROM unnest($2::bigint[], $3::uuid[], $4::bytea[], $5::bytea[]) AS l RETURNING event_id)
     DELETE FROM audit_queue q USING linked WHERE q.event_id = linked.event_id`,
    [
      platformId,
      places.map(({ sequence }) => sequence),
      waiting.map(({ id }) => id),
      waiting.map(({ digest }) => digest),
      places.map(({ hash }) => hash),
    ],
  );
  return waiting.length;
}

async function purgeBatch(tx: Transaction, platformId: string): Promise<number> {
  const [row] = await tx.query<{ purged: number }>('SELECT purge_audit($1, $2) AS purged', [
    platformId,
    BATCH,
  ]);
  return row?.purged ?? 0;
}
