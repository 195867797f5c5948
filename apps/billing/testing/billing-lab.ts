import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import type {
  AccountName,
  AccountNamesRequest,
  AccountState,
  AccountStatesRequest,
  ActiveAccountsRequest,
  CloudEvent,
  PolicyDecision,
} from '@rollcall/contracts';
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
import { type TestService, startTestService, testConfig, userActor } from '@rollcall/platform/testing';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { AppModule } from '../src/app.module.js';
import { BillingConfig } from '../src/config.js';
import { billingDatabase } from '../src/data-source.js';

const QUICK = { pollIntervalMs: 100, retryDelaysMs: [0, 0, 50, 100], gapCheckIntervalMs: 60_000 };

@Module({})
class ProducerModule {}

/** What a call answered. */
export interface Answer {
  status: number;
  body: Record<string, unknown> & { code?: string };
}

/** The billing service on a database of its own, with real events and a stub of identity's policy. */
export class BillingLab {
  /** What identity answers to "may this person read billing". */
  decision: PolicyDecision = {
    outcome: 'allowed',
    actor: { userId: uuidv7(), displayName: 'Olivia Okafor' },
  };

  /** Accounts as identity has them, ordered. */
  accounts: AccountState[] = [];

  /** Names as identity has them. */
  names: AccountName[] = [];

  private constructor(
    private readonly database: TestDatabase,
    private readonly pool: pg.Pool,
    private readonly identity: Server,
    readonly service: TestService,
    private readonly producer: TestService,
  ) {}

  static async open(): Promise<BillingLab> {
    const database = await createTestDatabase({
      identity: messagingMigrations,
      billing: [...billingDatabase.migrations],
    });
    const identity = createServer();
    await new Promise<void>((resolve) => identity.listen(0, '127.0.0.1', resolve));
    const config = testConfig(BillingConfig, {
      DATABASE_URL: database.urlOf('billing'),
      NOTIFICATIONS_URL: 'http://127.0.0.1:9',
      IDENTITY_URL: `http://127.0.0.1:${(identity.address() as AddressInfo).port}`,
    });
    const service = await startTestService({
      config,
      module: AppModule.forConfig(config),
      configure: connectEvents,
    });
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
    const lab = new BillingLab(database, pool, identity, service, producer);
    identity.on('request', (request, response) => {
      void lab.answerAsIdentity(request).then(
        (answer) =>
          response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
        () => response.writeHead(500).end(),
      );
    });
    return lab;
  }

  async get(path: string, platformId: string, as: Actor = userActor({ platformId })): Promise<Answer> {
    const response = await fetch(this.service.url + path, { headers: await this.service.as(as) });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  /** Calls as the operator of the installation. */
  async operate(method: 'GET' | 'PATCH' | 'POST', path: string, body?: object): Promise<Answer> {
    const headers = { ...(await this.service.as({ kind: 'operator' })), 'content-type': 'application/json' };
    const call = { method, headers, body: JSON.stringify(body) };
    const response = await fetch(this.service.url + path, call);
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  /** Publishes events as identity: through its own outbox and relay. */
  async publish(events: readonly NewEvent[]): Promise<void> {
    const { app } = this.producer;
    await app.get(Database).transaction('installation', (tx) => app.get(Outbox).append(tx, events));
  }

  /** Lets time pass, here and in identity. */
  passSeconds(seconds: number): void {
    this.producer.clock.advanceSeconds(seconds);
    this.service.clock.set(this.producer.clock.now());
  }

  /** Waits until everything that was published has been handled. */
  settled(): Promise<void> {
    return eventually(async () => {
      const waiting = await this.query(
        `SELECT FROM identity.outbox WHERE published_at IS NULL UNION ALL SELECT FROM billing.inbox WHERE done_at IS NULL`,
      );
      if (waiting.length > 0) throw new Error(`${waiting.length} events still wait.`);
    });
  }

  /** Looks into the database with all rights. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(sql, parameters)).rows as Row[];
  }

  /** The events that this service published about a person's seats, in their order. */
  async eventsOf(userId: string): Promise<CloudEvent[]> {
    const rows = await this.query<{ envelope: CloudEvent }>(
      'SELECT envelope FROM billing.outbox WHERE subject = $1 ORDER BY id',
      [`seat/${userId}`],
    );
    return rows.map(({ envelope }) => envelope);
  }

  private async answerAsIdentity(request: IncomingMessage): Promise<unknown> {
    if (request.url === '/internal/policy-decisions') return this.decision;
    const body = JSON.parse((await request.toArray()).join('')) as ActiveAccountsRequest &
      AccountStatesRequest &
      AccountNamesRequest;
    if (request.url === '/internal/account-names') {
      return { items: this.names.filter(({ userId }) => body.userIds.includes(userId)) };
    }
    if (request.url === '/internal/account-states') {
      return { items: this.accounts.filter(({ userId }) => body.userIds.includes(userId)) };
    }
    const { platformId = '', userId = '' } = body.after ?? {};
    const comesAfter = (one: AccountState) =>
      one.platformId > platformId || (one.platformId === platformId && one.userId > userId);
    const active = this.accounts.filter((one) => one.isActive && comesAfter(one));
    return { items: active.slice(0, body.limit) };
  }

  async close(): Promise<void> {
    await Promise.all([this.service.close(), this.producer.close()]);
    this.identity.closeAllConnections();
    await new Promise((resolve) => this.identity.close(resolve));
    await this.pool.end();
    await this.database.drop();
  }
}

/** One person of identity, as far as events about their account go. */
export class Person {
  readonly userId = uuidv7();

  constructor(readonly platformId: string) {}

  activated(version: number): NewEvent {
    const activatedAt = instant(version);
    const data = {
      userId: this.userId,
      invitationId: uuidv7(),
      firstName: 'Ada',
      lastName: 'L',
      activatedAt,
    };
    return { ...this.about(version), type: 'identity.user-activated.v1', data };
  }

  setUp(version: number, credentialsMail: boolean): NewEvent {
    const names = { firstName: 'Ada', lastName: 'L', locale: 'en' } as const;
    const email = credentialsMail ? 'ada@example.org' : null;
    const data = { userId: this.userId, email, ...names, credentialsMail, setUpAt: instant(version) };
    return { ...this.about(version), type: 'identity.account-set-up.v1', data };
  }

  signedInFirst(version: number): NewEvent {
    const data = { userId: this.userId, signedInAt: instant(version) };
    return { ...this.about(version), type: 'identity.user-signed-in-first.v1', data };
  }

  deleted(version: number, wasActive = true): NewEvent {
    const data = { userId: this.userId, wasActive, invitationId: null, deletedAt: instant(version) };
    return { ...this.about(version), type: 'identity.user-deleted.v1', data: { ...data, reason: 'deleted' } };
  }

  private about(subjectVersion: number) {
    return { subject: `user/${this.userId}`, subjectVersion, platformId: this.platformId };
  }
}

/** Each version has its minute, so that times tell which event they come from. */
export const instant = (version: number): string => new Date(Date.UTC(2026, 2, 1, 9, version)).toISOString();
