import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { ServiceName } from '@rollcall/contracts';
import { Database, DatabaseModule } from '@rollcall/database';
import { createTestDatabase, type TestDatabase } from '@rollcall/database/testing';
import { startTestService, type TestService } from '@rollcall/platform/testing';
import pg from 'pg';
import { connectEvents } from '../connect-events.js';
import type { NewEvent } from '../events/new-event.js';
import { MessagingModule } from '../messaging.module.js';
import type { MessagingTuning } from '../messaging.options.js';
import { messagingMigrations } from '../migrations/index.js';
import { Outbox } from '../outbox/outbox.js';
import { CreateEffects1763999999999 } from './create-effects.migration.js';
import { behave, type Behaviour, EffectsConsumer } from './effects.consumer.js';

/** Waits short enough for tests; every one of them is a setting of production too. */
const QUICK: Partial<MessagingTuning> = {
  pollIntervalMs: 100,
  retryDelaysMs: [0, 0, 50, 100],
  breakerHoldMs: [50, 200],
  gapCheckIntervalMs: 250,
  gapSettleMs: 250,
};
const SERVICES = ['identity', 'invitations', 'billing'] as const satisfies readonly ServiceName[];

/** A service of the lab. */
export interface LabServiceOptions {
  /** Runs before each effect. */
  behaviour?: Behaviour;
  /** Handlers; none makes it a producer only. */
  consumer?: Type<unknown>;
  peers?: Partial<Record<ServiceName, string>>;
  tuning?: Partial<MessagingTuning>;
}

/** A running service of the lab. */
export interface LabService extends TestService {
  /** Appends events in one transaction. */
  append(events: NewEvent | readonly NewEvent[]): Promise<void>;
}

@Module({})
class LabModule {}

/** Services with nothing in them but their events, on a database of their own. */
export class MessagingLab {
  private readonly running = new Set<LabService>();

  private constructor(
    readonly database: TestDatabase,
    private readonly pool: pg.Pool,
    private readonly amqpUrl?: string,
  ) {}

  static async open(amqpUrl?: string): Promise<MessagingLab> {
    const migrations = [...messagingMigrations, CreateEffects1763999999999];
    const database = await createTestDatabase(Object.fromEntries(SERVICES.map((name) => [name, migrations])));
    return new MessagingLab(database, new pg.Pool({ connectionString: database.adminUrl, max: 3 }), amqpUrl);
  }

  async start(service: (typeof SERVICES)[number], options: LabServiceOptions = {}): Promise<LabService> {
    const started = await startTestService({
      module: this.moduleOf(service, options),
      configure: connectEvents,
    });
    const labService: LabService = {
      ...started,
      append: (events) =>
        started.app
          .get(Database)
          .transaction('installation', (tx) => started.app.get(Outbox).append(tx, events)),
      close: async () => {
        this.running.delete(labService);
        await started.close();
      },
    };
    this.running.add(labService);
    return labService;
  }

  private moduleOf(service: ServiceName, options: LabServiceOptions): DynamicModule {
    return {
      module: LabModule,
      imports: [
        DatabaseModule.forService({ service, url: this.database.urlOf(service), entities: [] }),
        MessagingModule.forService({
          service,
          amqpUrl: this.amqpUrl,
          peers: options.peers,
          tuning: { ...QUICK, ...options.tuning },
        }),
      ],
      controllers: options.consumer ? [options.consumer] : [],
      providers: [behave(options.behaviour ?? (() => undefined))],
    };
  }

  /** A consuming service. */
  async startConsumer(
    service: (typeof SERVICES)[number],
    behaviour?: Behaviour,
    options: LabServiceOptions = {},
  ): Promise<LabService> {
    return this.start(service, { consumer: EffectsConsumer, behaviour, ...options });
  }

  /** Looks into the database with all rights. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query(sql, parameters);
    return result.rows as Row[];
  }

  async count(sql: string, parameters: unknown[] = []): Promise<number> {
    const [row] = await this.query<{ count: string }>(`select count(*) from ${sql}`, parameters);
    return Number(row?.count);
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((service) => service.close()));
    await this.pool.end();
    await this.database.drop();
  }
}
