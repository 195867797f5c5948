import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import type { CloudEvent, PolicyDecision } from '@rollcall/contracts';
import { Database, DatabaseModule } from '@rollcall/database';
import { type TestDatabase, createTestDatabase } from '@rollcall/database/testing';
import {
  MessagingModule,
  type NewEvent,
  Outbox,
  connectEvents,
  messagingMigrations,
} from '@rollcall/messaging';
import { eventually } from '@rollcall/messaging/testing';
import type { Actor } from '@rollcall/platform';
import {
  type TestService,
  type TestServiceOptions,
  startTestService,
  testConfig,
  userActor,
} from '@rollcall/platform/testing';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { AppModule } from '../src/app.module.js';
import { EventsConfig } from '../src/config.js';
import { eventsDatabase } from '../src/data-source.js';

const QUICK = { pollIntervalMs: 100, gapCheckIntervalMs: 60_000 };
const NOWHERE = 'http://127.0.0.1:9';

@Module({})
class ProducerModule {}

/** What a call answered. */
export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into whatever came
  body: any;
}

/** The events service on a database of its own, with real events and a stub of identity's policy. */
export class EventsLab {
  /** What identity answers to "may this person". */
  decision: PolicyDecision = {
    outcome: 'allowed',
    actor: { userId: uuidv7(), displayName: 'Olivia Okafor' },
  };

  private constructor(
    private readonly database: TestDatabase,
    private readonly pool: pg.Pool,
    private readonly identity: Server,
    readonly service: TestService,
    private readonly producer: TestService,
    private readonly startReplica: () => Promise<TestService>,
  ) {}

  static async open(
    env: Record<string, string> = {},
    override?: TestServiceOptions<EventsConfig>['override'],
  ): Promise<EventsLab> {
    const database = await createTestDatabase({
      identity: messagingMigrations,
      events: [...eventsDatabase.migrations],
    });
    const identity = createServer();
    await new Promise<void>((resolve) => identity.listen(0, '127.0.0.1', resolve));
    const config = testConfig(EventsConfig, {
      DATABASE_URL: database.urlOf('events'),
      IDENTITY_URL: `http://127.0.0.1:${(identity.address() as AddressInfo).port}`,
      INVITATIONS_URL: NOWHERE,
      NOTIFICATIONS_URL: NOWHERE,
      BILLING_URL: NOWHERE,
      ...env,
    });
    const startReplica = (): Promise<TestService> =>
      startTestService({
        config,
        module: AppModule.forConfig(config),
        configure: connectEvents,
        override,
      });
    const service = await startReplica();
    const producer = await startTestService({
      module: {
        module: ProducerModule,
        imports: [
          DatabaseModule.forService({ service: 'identity', url: database.urlOf('identity'), entities: [] }),
          MessagingModule.forService({ service: 'identity', tuning: QUICK }),
        ],
      },
      configure: connectEvents,
    });
    const pool = new pg.Pool({ connectionString: database.adminUrl, max: 3 });
    // A pool has ended before its connections have: the database, dropped, may end them first.
    pool.on('error', () => undefined);
    const lab = new EventsLab(database, pool, identity, service, producer, startReplica);
    identity.on('request', (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(lab.decision));
    });
    return lab;
  }

  async call(
    method: string,
    path: string,
    as: Actor,
    body?: object,
    more: Record<string, string> = {},
  ): Promise<Answer> {
    const headers = {
      ...(await this.service.as(as)),
      ...(body && { 'content-type': 'application/json' }),
      ...more,
    };
    const response = await fetch(this.service.url + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  get(path: string, platformId: string, as: Actor = userActor({ platformId })): Promise<Answer> {
    return this.call('GET', path, as);
  }

  /** Another process of the service, on the same database; close it before the lab. */
  replica(): Promise<TestService> {
    return this.startReplica();
  }

  /** Publishes events as identity: through its own outbox and relay. */
  async publish(events: NewEvent | readonly NewEvent[]): Promise<void> {
    const { app } = this.producer;
    await app.get(Database).transaction('installation', (tx) => app.get(Outbox).append(tx, events));
  }

  /** Waits until everything that was published is in the feed. */
  settled(): Promise<void> {
    return eventually(async () => {
      const waiting = await this.query(
        `SELECT FROM identity.outbox WHERE published_at IS NULL
         UNION ALL SELECT FROM events.inbox WHERE done_at IS NULL
         UNION ALL SELECT FROM events.outbox WHERE published_at IS NULL`,
      );
      if (waiting.length > 0) throw new Error(`${waiting.length} events still wait.`);
    });
  }

  /** Looks into the database with all rights. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(sql, parameters)).rows as Row[];
  }

  /** The feed of a platform as it is stored. */
  async feedOf(platformId: string): Promise<{ position: number; event: CloudEvent }[]> {
    const rows = await this.query<{ position: string; event: CloudEvent }>(
      'SELECT position, envelope AS event FROM events.feed WHERE platform_id = $1 ORDER BY position',
      [platformId],
    );
    return rows.map(({ position, event }) => ({ position: Number(position), event }));
  }

  async close(): Promise<void> {
    await Promise.all([this.service.close(), this.producer.close()]);
    this.identity.closeAllConnections();
    await new Promise((resolve) => this.identity.close(resolve));
    await this.pool.end();
    await this.database.drop();
  }
}
