import { type TestDatabase, createTestDatabase } from '@rollcall/database/testing';
import { connectEvents } from '@rollcall/messaging';
import { eventually } from '@rollcall/messaging/testing';
import type { Actor } from '@rollcall/platform';
import { type TestService, startTestService, testConfig } from '@rollcall/platform/testing';
import pg from 'pg';
import { AppModule } from '../src/app.module.js';
import { IdentityConfig } from '../src/config.js';
import { identityDatabase } from '../src/data-source.js';
import { EXAMPLE_TREE } from './example-tree.js';

const PASSWORD = 'correct horse battery';

// oxlint-disable-next-line typescript/no-explicit-any -- test bodies are asserted field by field
type Answer = { status: number; body: any };

/** Calls in the name of somebody. */
export interface Caller {
  get(path: string): Promise<Answer>;
  post(path: string, body: object, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: object): Promise<Answer>;
  patch(path: string, body: object): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

interface TestPlatform {
  id: string;
  rootGroupId: string;
  ownerId: string;
}

/** The identity service on a fresh database, with a platform of the tree of domain 1.6. */
export class IdentityUnderTest {
  platformId: string;
  ownerId: string;
  readonly groups: Record<string, string> = {};

  constructor(
    private readonly service: TestService,
    private readonly database: TestDatabase,
    private readonly admin: pg.Pool,
    /** Starts one more of the service on the same database; whoever asks for it closes it. */
    readonly startReplica: () => Promise<TestService>,
  ) {}

  /** The clock of the service; it stands still until it is moved. */
  get clock(): TestService['clock'] {
    return this.service.clock;
  }

  /** A provider of the running service. */
  get<T>(type: new (...parameters: never[]) => T): T {
    return this.service.app.get(type, { strict: false });
  }

  as(userId: string, platformId = this.platformId): Caller {
    return this.caller({ kind: 'user', userId, platformId, signInId: userId, passwordChangeRequired: false });
  }

  caller(actor: Actor): Caller {
    const call = (method: string, path: string, body?: object, headers?: Record<string, string>) =>
      this.request(actor, method, path, body, headers);
    return {
      get: (path) => call('GET', path),
      post: (path, body, headers) => call('POST', path, body, headers),
      put: (path, body) => call('PUT', path, body),
      patch: (path, body) => call('PATCH', path, body),
      delete: (path) => call('DELETE', path),
    };
  }

  /** One call on behalf of an actor. */
  async request(
    actor: Actor,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(this.service.url + path, {
      method,
      headers: {
        ...(await this.service.as(actor)),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text || null };
  }

  /** A call on behalf of somebody, the owner unless told otherwise, with its answer as it comes. */
  async raw(path: string, call: RequestInit, userId = this.ownerId, platformId = this.platformId) {
    const headers = {
      ...(await this.headersOf(userId, platformId)),
      ...(call.headers as Record<string, string>),
    };
    return fetch(this.url + path, { ...call, headers });
  }

  /** Where the service listens. */
  get url(): string {
    return this.service.url;
  }

  /** Headers of a call on behalf of somebody. */
  headersOf(userId: string, platformId = this.platformId): Promise<Record<string, string>> {
    const actor = { kind: 'user', userId, platformId, signInId: userId } as const;
    return this.service.as({ ...actor, passwordChangeRequired: false });
  }

  async createPlatform(slug: string): Promise<TestPlatform> {
    const { body, status } = await this.caller({ kind: 'operator' }).post('/v1/platforms', {
      name: `Academy ${slug}`,
      slug,
      plan: 'business',
      locale: 'en',
      timeZone: 'Europe/Paris',
      owner: { email: 'olivia@x.org', firstName: 'Olivia', lastName: 'Okafor', password: PASSWORD },
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  }

  /** Invites and activates a person through the service itself. */
  async person(email: string, groupNames: string[], roles: string[]): Promise<string> {
    const groupIds = groupNames.map((name) => this.groups[name]);
    const { body } = await this.as(this.ownerId).post('/v1/invitations', { emails: email, groupIds, roles });
    const [{ userId, invitationId }] = body.results;
    await this.activate(invitationId, userId);
    return userId;
  }

  async activate(invitationId: string, userId: string, more: object = {}): Promise<Answer> {
    const response = await fetch(`${this.service.url}/internal/activations/${invitationId}`, {
      method: 'PUT',
      headers: {
        ...(await this.service.as({ kind: 'service', service: 'invitations' })),
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        attemptId: crypto.randomUUID(),
        notAfter: new Date(Date.now() + 20_000).toISOString(),
        userId,
        firstName: 'Ada',
        lastName: 'Lovelace',
        password: PASSWORD,
        ...more,
      }),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Memberships as `learner EMEA via France`, sorted. */
  async membershipsOf(userId: string): Promise<string[]> {
    const { body } = await this.as(this.ownerId).get(`/v1/users/${userId}`);
    const names = new Map(Object.entries(this.groups).map(([name, id]) => [id, name]));
    return body.memberships
      .map(
        (m: { role: string; groupId: string; viaGroupId: string | null }) =>
          `${m.role} ${names.get(m.groupId)}${m.viaGroupId ? ` via ${names.get(m.viaGroupId)}` : ''}`,
      )
      .toSorted();
  }

  /** Waits until every event has been published. */
  published(): Promise<void> {
    return eventually(async () => {
      const waiting = await this.count('SELECT FROM identity.outbox WHERE published_at IS NULL');
      if (waiting > 0) throw new Error(`${waiting} events still wait.`);
    });
  }

  /** A link to choose a password, as if it had been asked for. */
  async openReset(userId: string): Promise<void> {
    await this.rows(
      `INSERT INTO identity.password_resets (id, user_id, platform_id, key_id, expires_at)
       VALUES (gen_random_uuid(), $1, $2, 'test', now() + interval '1 hour')`,
      [userId, this.platformId],
    );
  }

  /** Rows of a statement run past all rights. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query(sql, parameters)).rows as Row[];
  }

  async count(sql: string): Promise<number> {
    return (await this.admin.query(sql)).rowCount ?? 0;
  }

  /** Rows of a statement run with the rights of the service, after a setting, in one transaction. */
  async asServiceRole<Row>(setting: string, sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.database.urlOf('identity') });
    await client.connect();
    try {
      await client.query(`BEGIN; ${setting}`);
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  async build(): Promise<this> {
    const platform = await this.createPlatform('acme');
    this.platformId = platform.id;
    this.ownerId = platform.ownerId;
    this.groups['ROOT'] = platform.rootGroupId;
    for (const [name, parent, isPublic] of EXAMPLE_TREE) {
      const { body } = await this.as(this.ownerId).post('/v1/groups', {
        name,
        parentId: this.groups[parent],
        public: isPublic,
      });
      this.groups[name] = body.id;
    }
    return this;
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.admin.end();
    await this.database.drop();
  }
}

/** Starts the service with its peers unreachable, unless given: identity's own calls need hardly any of them. */
export async function startIdentity(invitationsUrl?: string, eventsUrl?: string): Promise<IdentityUnderTest> {
  const database = await createTestDatabase({ identity: [...identityDatabase.migrations] });
  const nowhere = 'http://127.0.0.1:9';
  const config = testConfig(IdentityConfig, {
    DATABASE_URL: database.urlOf('identity'),
    INVITATIONS_URL: invitationsUrl ?? nowhere,
    NOTIFICATIONS_URL: nowhere,
    BILLING_URL: nowhere,
    EVENTS_URL: eventsUrl ?? nowhere,
  });
  const start = (): Promise<TestService> =>
    startTestService({ module: AppModule.forConfig(config), config, configure: connectEvents });
  const service = await start();
  const admin = new pg.Pool({ connectionString: database.adminUrl });
  // A pool has ended before its connections have: the database, dropped, may end them first.
  admin.on('error', () => undefined);
  return new IdentityUnderTest(service, database, admin, start).build();
}
