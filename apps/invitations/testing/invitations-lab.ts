import { Module } from '@nestjs/common';
import type { CloudEvent, InvitationFacts, InvitationLinksAnswer } from '@rollcall/contracts';
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
import { type TestService, startTestService, testConfig } from '@rollcall/platform/testing';
import pg from 'pg';
import { AppModule } from '../src/app.module.js';
import { InvitationsConfig } from '../src/config.js';
import { invitationsDatabase } from '../src/data-source.js';
import { IssueInvitationsHandler } from '../src/invitations/issue-invitations/issue-invitations.handler.js';
import { ADMIN, PLATFORM_ID, invitedPerson } from './invited-people.js';
import { StubIdentity } from './stub-identity.js';

const QUICK = { pollIntervalMs: 100, retryDelaysMs: [0, 0, 50, 100], gapCheckIntervalMs: 60_000 };

@Module({})
class ProducerModule {}

/** What a call answered. */
export interface Answer {
  status: number;
  headers: Headers;
  // Answers are compared with expectations of each test; their shape is what is tested.
  body: Record<string, unknown> & { code?: string; errors?: { path: string; code: string }[] };
}

/** A call to the service under test. */
export interface Call {
  as?: Actor;
  body?: unknown;
  headers?: Record<string, string>;
}

export const FORM = { firstName: 'Ada', lastName: 'Lovelace', password: 'correct horse battery' };

/** The invitations service on a database of its own, with a stub of identity and real events. */
export class InvitationsLab {
  readonly identity = new StubIdentity();
  readonly services: TestService[] = [];
  private readonly producers = new Map<string, TestService>();

  private constructor(
    private readonly database: TestDatabase,
    private readonly pool: pg.Pool,
  ) {}

  static async open(replicas = 1): Promise<InvitationsLab> {
    const database = await createTestDatabase({
      identity: messagingMigrations,
      notifications: messagingMigrations,
      invitations: [...invitationsDatabase.migrations],
    });
    const pool = new pg.Pool({ connectionString: database.adminUrl, max: 3 });
    // A pool has ended before its connections have: the database, dropped, may end them first.
    pool.on('error', () => undefined);
    const lab = new InvitationsLab(database, pool);
    await lab.identity.start();
    for (let i = 0; i < replicas; i += 1) lab.services.push(await lab.startService());
    await lab.knowsPlatform({ plan: 'team' });
    return lab;
  }

  startService(env: Record<string, string> = {}): Promise<TestService> {
    const config = testConfig(InvitationsConfig, {
      DATABASE_URL: this.database.urlOf('invitations'),
      IDENTITY_URL: this.identity.url,
      NOTIFICATIONS_URL: 'http://127.0.0.1:9',
      PUBLIC_URL: 'https://learn.example/',
      ...env,
    });
    return startTestService({ config, module: AppModule.forConfig(config), configure: connectEvents });
  }

  /** The platform as its events would tell of it. */
  async knowsPlatform(about: { plan: string; remindersPerDay?: number | null }): Promise<void> {
    const { plan, remindersPerDay = null } = about;
    await this.pool.query(
      `INSERT INTO invitations.platforms (platform_id, plan, reminders_per_day, version) VALUES ($1, $2, $3, 0)
       ON CONFLICT (platform_id) DO UPDATE SET plan = $2, reminders_per_day = $3`,
      [PLATFORM_ID, plan, remindersPerDay],
    );
  }

  get service(): TestService {
    return this.services[0] as TestService;
  }

  /** What identity would say of new invited people; it also knows them from now on. */
  invited(count = 1, about: Partial<InvitationFacts> = {}): InvitationFacts[] {
    const facts = Array.from({ length: count }, () => invitedPerson(about));
    this.identity.know(facts);
    return facts;
  }

  /** Issues invitations the way the consumer does, without waiting for an event. */
  async issued(count = 1, about: Partial<InvitationFacts> = {}): Promise<InvitationFacts[]> {
    const facts = this.invited(count, about);
    const { app } = this.service;
    await app
      .get(Database)
      .transaction('installation', (tx) => app.get(IssueInvitationsHandler).issue(tx, facts));
    return facts;
  }

  async issuedOne(about: Partial<InvitationFacts> = {}): Promise<InvitationFacts> {
    return (await this.issued(1, about))[0] as InvitationFacts;
  }

  async call(
    method: string,
    path: string,
    { as, body, headers = {} }: Call = {},
    replica = 0,
  ): Promise<Answer> {
    const service = this.services[replica % this.services.length] as TestService;
    const response = await fetch(service.url + path, {
      method,
      headers: {
        ...(as && (await service.as(as))),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : {}) as Answer['body'],
    };
  }

  /** Calls as an administrator of the platform. */
  admin(method: string, path: string, call: Omit<Call, 'as'> = {}, replica = 0): Promise<Answer> {
    return this.call(method, path, { as: ADMIN, ...call }, replica);
  }

  accept(token: string, form: unknown = FORM, replica = 0): Promise<Answer> {
    return this.call('POST', `/v1/invitation-links/${token}/acceptance`, { body: form }, replica);
  }

  async linksOf(ids: readonly string[]): Promise<InvitationLinksAnswer['items']> {
    const as: Actor = { kind: 'service', service: 'notifications' };
    const answer = await this.call('POST', '/internal/invitation-links', {
      as,
      body: { invitationIds: ids },
    });
    return (answer.body as unknown as InvitationLinksAnswer).items;
  }

  async tokenOf(id: string): Promise<string> {
    const [item] = await this.linksOf([id]);
    return (item?.link ?? '/').split('/').at(-1) as string;
  }

  /** Publishes an event as another service: through its own outbox and relay. */
  async publish(events: NewEvent | NewEvent[]): Promise<void> {
    const list = [events].flat();
    const name = (list[0] as NewEvent).type.split('.')[0] as 'identity' | 'notifications';
    const producer = this.producers.get(name) ?? (await this.startProducer(name));
    const { app } = producer;
    await app.get(Database).transaction('installation', (tx) => app.get(Outbox).append(tx, list));
  }

  private async startProducer(service: 'identity' | 'notifications'): Promise<TestService> {
    const producer = await startTestService({
      module: {
        module: ProducerModule,
        imports: [
          DatabaseModule.forService({ service, url: this.database.urlOf(service), entities: [] }),
          MessagingModule.forService({ service, tuning: QUICK }),
        ],
      },
      configure: connectEvents,
    });
    this.producers.set(service, producer);
    return producer;
  }

  /** Waits until everything that was published to this service has been handled. */
  settled(): Promise<void> {
    return eventually(async () => {
      const waiting = await this.query(
        `SELECT FROM identity.outbox WHERE published_at IS NULL
         UNION ALL SELECT FROM notifications.outbox WHERE published_at IS NULL
         UNION ALL SELECT FROM invitations.inbox WHERE done_at IS NULL`,
      );
      if (waiting.length > 0) throw new Error(`${waiting.length} events still wait.`);
    });
  }

  /** Looks into the database with all rights. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(sql, parameters)).rows as Row[];
  }

  async row(id: string): Promise<Record<string, unknown>> {
    const [row] = await this.query<Record<string, unknown>>(
      'SELECT * FROM invitations.invitations WHERE id = $1',
      [id],
    );
    if (!row) throw new Error(`There is no invitation ${id}.`);
    return row;
  }

  /** The events that this service published about an invitation, in their order. */
  async eventsOf(id: string): Promise<CloudEvent[]> {
    const rows = await this.query<{ envelope: CloudEvent }>(
      'SELECT envelope FROM invitations.outbox WHERE subject = $1 ORDER BY id',
      [`invitation/${id}`],
    );
    return rows.map(({ envelope }) => envelope);
  }

  async eventTypesOf(id: string): Promise<string[]> {
    return (await this.eventsOf(id)).map(({ type }) =>
      type.replace(/^invitations\.invitation-(.*)\.v1$/, '$1'),
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.services, ...this.producers.values()].map((service) => service.close()));
    await this.identity.stop();
    await this.pool.end();
    await this.database.drop();
  }
}
