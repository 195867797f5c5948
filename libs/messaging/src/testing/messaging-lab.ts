import { createTestDatabase, type TestDatabase } from '@rollcall/database/testing';
import pg from 'pg';
import { everyEventMigrations, messagingMigrations } from '../migrations/index.js';
import { CreateEffects1763999999999 } from './create-effects.migration.js';
import { type Behaviour, EffectsConsumer } from './effects.consumer.js';
import { type LabService, type LabServiceOptions, startLabService } from './lab-service.js';

const SERVICES = ['identity', 'invitations', 'billing'] as const;
/** The one that may have a handler of every event: no other service has the index for it, here as outside. */
const TAKES_ALL = 'billing';
type LabServiceName = (typeof SERVICES)[number];

/** Services with nothing in them but their events, on a database of their own. */
export class MessagingLab {
  private readonly running = new Set<LabService>();
  private readonly consumers = new Set<LabService>();

  private constructor(
    readonly database: TestDatabase,
    private readonly pool: pg.Pool,
    readonly amqpUrl?: string,
  ) {}

  /** @param amqpUrl the broker; without it the postgres carrier is under test */
  static async open(amqpUrl?: string): Promise<MessagingLab> {
    const migrations = [...messagingMigrations, CreateEffects1763999999999];
    const database = await createTestDatabase({
      ...Object.fromEntries(SERVICES.map((name) => [name, migrations])),
      [TAKES_ALL]: [...migrations, ...everyEventMigrations],
    });
    const pool = new pg.Pool({ connectionString: database.adminUrl, max: 3 });
    pool.on('error', () => undefined);
    return new MessagingLab(database, pool, amqpUrl);
  }

  /** Starts a replica of a service; without a consumer it only publishes. */
  async start(service: LabServiceName, options: LabServiceOptions = {}): Promise<LabService> {
    const urls = { databaseUrl: this.database.urlOf(service), amqpUrl: this.amqpUrl };
    const started = await startLabService(service, urls, options);
    const tracked: LabService = {
      ...started,
      close: async () => {
        if (this.running.delete(tracked)) await started.close();
      },
    };
    this.running.add(tracked);
    return tracked;
  }

  /** Starts a replica of a service that writes an effect for each event. */
  async startConsumer(
    service: LabServiceName,
    behaviour?: Behaviour,
    options: LabServiceOptions = {},
  ): Promise<LabService> {
    const consumer = await this.start(service, { consumer: EffectsConsumer, behaviour, ...options });
    this.consumers.add(consumer);
    return consumer;
  }

  get hasConsumers(): boolean {
    return this.consumers.size > 0;
  }

  /** Ends, in order, all that {@link startConsumer} started. */
  async stopConsumers(): Promise<void> {
    await Promise.all([...this.consumers].map((consumer) => consumer.close()));
    this.consumers.clear();
  }

  /** A connection with all rights, for transactions that a test holds open. Release it. */
  connect(): Promise<pg.PoolClient> {
    return this.pool.connect();
  }

  /** Looks into the database with all rights; names of tables need their schema, unless one is given. */
  async query<Row>(sql: string, parameters: unknown[] = [], schema = 'public'): Promise<Row[]> {
    const client = await this.pool.connect();
    try {
      await client.query(`set search_path = ${schema}`);
      const result = await client.query(sql, parameters);
      return result.rows as Row[];
    } finally {
      client.release();
    }
  }

  /** Counts rows: `count('invitations.inbox where done_at is null')`. */
  async count(from: string, parameters: unknown[] = []): Promise<number> {
    const [row] = await this.query<{ count: string }>(`select count(*) from ${from}`, parameters);
    return Number(row?.count);
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((service) => service.close()));
    await this.pool.end();
    await this.database.drop();
  }
}
