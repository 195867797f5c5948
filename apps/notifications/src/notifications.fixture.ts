import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type {
  AccountSecrets,
  AccountSecretsAnswer,
  AccountSecretsRequest,
  DeletionDatesAnswer,
  DeletionDatesRequest,
  EventOf,
  EventType,
  InvitationLinksRequest,
  PolicyDecision,
  PolicyQuestion,
} from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { type TestDatabase, createTestDatabase } from '@rollcall/database/testing';
import { EventContext } from '@rollcall/messaging';
import { type TestService, startTestService, testConfig } from '@rollcall/platform/testing';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { AppModule } from './app.module.js';
import { BounceSettings } from './bounces/bounce-settings.js';
import { NotificationsConfig } from './config.js';
import { notificationsDatabase } from './data-source.js';
import { DeliverySettings } from './delivery/delivery-settings.js';

const PUBLIC_URL = 'https://learn.example';

/** What invitations would answer about links, and identity about what people sign in with. */
export class LinksOfInvitations {
  /** Invitations that are closed. */
  readonly gone = new Set<string>();
  /** Generation of links that were renewed. */
  readonly generations = new Map<string, number>();
  /** Calls so far. */
  calls = 0;
  isDown = false;
  /** Secrets of accounts, by what they were asked for; all others are gone. */
  readonly accountSecrets = new Map<string, AccountSecrets>();
  identityIsDown = false;
  /** Days on which people are deleted. */
  readonly deletionDates = new Map<string, string | null>();
  /** What identity decides about looking after mail, and about reading the mails of a person. */
  decision: PolicyDecision = { outcome: 'allowed', actor: { userId: uuidv7(), displayName: 'Olivia' } };
  decide: (userId: string) => PolicyDecision = () => ({ outcome: 'not_found' });
  /** What identity decides about reminding of an invitation. */
  decideReminder: (invitationId: string) => PolicyDecision = () => ({ outcome: 'not_found' });

  private constructor(private readonly server: Server) {}

  private decisionOn(question: PolicyQuestion): PolicyDecision {
    if (question.action === 'mails.read') return this.decide(question.userId);
    return question.action === 'invitation.remind'
      ? this.decideReminder(question.invitationId)
      : this.decision;
  }

  static async start(): Promise<LinksOfInvitations> {
    const server = createServer();
    const links = new LinksOfInvitations(server);
    server.on('request', (request, response) => {
      void json(request).then((body) => {
        if (request.url === '/internal/policy-decisions') {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end(JSON.stringify(links.decisionOn(body as PolicyQuestion)));
          return;
        }
        const asked = request.url;
        const isIdentity = asked === '/internal/account-secrets' || asked === '/internal/deletion-dates';
        const answer =
          asked === '/internal/account-secrets'
            ? links.answerForIdentity(body as AccountSecretsRequest)
            : isIdentity
              ? links.answerDates(body as DeletionDatesRequest)
              : links.answer(body as InvitationLinksRequest);
        const isDown = isIdentity ? links.identityIsDown : links.isDown;
        response.writeHead(isDown ? 503 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return links;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The secret part of the link of an invitation. */
  static tokenOf(invitationId: string): string {
    return `tok_${invitationId.replaceAll('-', '').split('').toReversed().join('')}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private answerForIdentity({ items }: AccountSecretsRequest): AccountSecretsAnswer {
    return {
      items: items.map(({ id }) => {
        const secrets = this.accountSecrets.get(id) ?? null;
        return { id, state: secrets ? 'open' : 'gone', secrets };
      }),
    };
  }

  private answerDates({ userIds }: DeletionDatesRequest): DeletionDatesAnswer {
    const known = userIds.filter((userId) => this.deletionDates.has(userId));
    return {
      items: known.map((userId) => ({ userId, deletionDate: this.deletionDates.get(userId) ?? null })),
    };
  }

  private answer({ invitationIds }: InvitationLinksRequest) {
    this.calls += 1;
    return {
      items: invitationIds.map((invitationId) =>
        this.gone.has(invitationId)
          ? { invitationId, state: 'gone', link: null, generation: null }
          : {
              invitationId,
              state: 'open',
              link: `${PUBLIC_URL}/join/${LinksOfInvitations.tokenOf(invitationId)}`,
              generation: this.generations.get(invitationId) ?? 1,
            },
      ),
    };
  }
}

/** Where a service under test gets its surroundings from. */
export interface Surroundings {
  smtpUrl?: string;
  settings?: Partial<DeliverySettings>;
  /** Further variables of the environment. */
  env?: Record<string, string>;
  bounces?: BounceSettings;
}

/** The notifications service on a fresh database, with a stand-in for invitations. */
export class NotificationsUnderTest {
  private readonly services: TestService[] = [];

  private constructor(
    private readonly database: TestDatabase,
    readonly admin: pg.Pool,
    readonly links: LinksOfInvitations,
  ) {}

  static async prepare(): Promise<NotificationsUnderTest> {
    const { service, migrations } = notificationsDatabase;
    const database = await createTestDatabase({ [service]: [...migrations] });
    const admin = new pg.Pool({
      connectionString: database.adminUrl,
      max: 2,
      options: '-c search_path=notifications',
    });
    admin.on('error', () => undefined);
    return new NotificationsUnderTest(database, admin, await LinksOfInvitations.start());
  }

  /** Starts a process, so to speak; several share the database. */
  async start({
    smtpUrl,
    settings,
    env = {},
    bounces = new BounceSettings(),
  }: Surroundings = {}): Promise<TestService> {
    const config = testConfig(NotificationsConfig, {
      DATABASE_URL: this.database.urlOf('notifications'),
      INVITATIONS_URL: this.links.url,
      IDENTITY_URL: this.links.url,
      ...(smtpUrl && { SMTP_URL: smtpUrl }),
      ...env,
    });
    const service = await startTestService({
      config,
      module: AppModule.forConfig(config),
      override: (builder) =>
        builder
          .overrideProvider(DeliverySettings)
          .useValue(new DeliverySettings({ pollMs: 25, ...settings }))
          .overrideProvider(BounceSettings)
          .useValue(bounces),
    });
    this.services.push(service);
    return service;
  }

  /** Runs handlers of events as the inbox does: in a transaction that commits when they are done. */
  async handle<T extends EventType>(
    service: TestService,
    events: EventOf<T>[],
    handler: (events: EventOf<T>[], context: EventContext) => Promise<void>,
  ): Promise<void> {
    await service.app
      .get(Database)
      .transaction('installation', (tx) => handler(events, new EventContext([tx, events])));
  }

  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const { rows } = await this.admin.query(sql, parameters);
    return rows as Row[];
  }

  async close(): Promise<void> {
    await Promise.all(this.services.map((service) => service.close()));
    this.links.close();
    await this.admin.end();
    await this.database.drop();
  }
}

/** An event as it would come, with other ids than the sample and with the given data. */
export function eventLike<T extends EventType>(
  sample: EventOf<T>,
  data: Partial<EventOf<T>['data']> = {},
): EventOf<T> {
  return {
    ...sample,
    id: uuidv7(),
    time: new Date().toISOString(),
    data: { ...(sample.data as object), ...data },
  } as EventOf<T>;
}
