import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { DATA_SERVICES, createMigratedDatabase, urlForService } from './migrated-database.js';
import { ServiceProcess } from './service-process.js';

/** All services. */
export const ALL_SERVICES = [...DATA_SERVICES, 'gateway'] as const;
/** A service of {@link ALL_SERVICES}. */
export type Service = (typeof ALL_SERVICES)[number];

/** How an installation differs from the default: PostgreSQL carrier, built-in mailbox. */
export interface InstallationOptions {
  /** URL of a PostgreSQL superuser; `TEST_DATABASE_URL` unless given. */
  databaseServerUrl?: string;
  /** RabbitMQ; without it events travel through PostgreSQL. */
  amqpUrl?: string;
  /** A mail server; without it the built-in mailbox. */
  smtpUrl?: string;
  /** Further variables for all services. */
  env?: Record<string, string>;
}

/** A whole installation: the built services as processes of their own, on free ports and a fresh database. */
export class Installation {
  readonly operatorToken = randomBytes(32).toString('hex');
  readonly secretKeys = `k1:${randomBytes(32).toString('base64')}`;
  readonly logDirectory = mkdtempSync(path.join(process.env['TEST_SERVICES_DIR'] ?? tmpdir(), 'journey-'));
  private readonly processes = new Map<Service, ServiceProcess>();

  private constructor(
    readonly url: string,
    readonly urls: Record<Service, string>,
    readonly databaseUrl: string,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async start(options: InstallationOptions = {}): Promise<Installation> {
    const serverUrl = options.databaseServerUrl ?? process.env['TEST_DATABASE_URL'];
    if (!serverUrl) throw new Error('TEST_DATABASE_URL is not set: run the tests with "npm test".');
    const database = await createMigratedDatabase(serverUrl);
    const ports = await freePorts(ALL_SERVICES.length);
    const urls = Object.fromEntries(
      ALL_SERVICES.map((service, index) => [service, `http://127.0.0.1:${ports[index]}`]),
    ) as Record<Service, string>;
    const installation = new Installation(urls.gateway, urls, database.url, database.drop);
    try {
      await installation.startServices(options);
      return installation;
    } catch (error) {
      await installation.stop();
      throw error;
    }
  }

  /** A service's process, to kill or to signal; it is started again by itself when it dies. */
  process(service: Service): ServiceProcess {
    const found = this.processes.get(service);
    if (!found) throw new Error(`${service} was not started.`);
    return found;
  }

  /** Everything that the services have logged so far. */
  logs(): string {
    return readdirSync(this.logDirectory)
      .map((file) => readFileSync(path.join(this.logDirectory, file), 'utf8'))
      .join('\n');
  }

  /** Runs a statement past all rights. */
  async rows<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql, parameters)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.processes.values()].map((each) => each.stop()));
    await this.dropDatabase();
  }

  private async startServices(options: InstallationOptions): Promise<void> {
    for (const service of ALL_SERVICES) {
      const env = {
        PORT: new URL(this.urls[service]).port,
        DATABASE_URL: urlForService(this.databaseUrl, service),
        SECRET_KEYS: this.secretKeys,
        PUBLIC_URL: this.url,
        OPERATOR_TOKEN: this.operatorToken,
        LOG_LEVEL: 'info',
        ...Object.fromEntries(DATA_SERVICES.map((each) => [`${each.toUpperCase()}_URL`, this.urls[each]])),
        ...(options.amqpUrl && { AMQP_URL: options.amqpUrl }),
        ...(options.smtpUrl && { SMTP_URL: options.smtpUrl }),
        ...options.env,
      };
      const logFile = path.join(this.logDirectory, `${service}.log`);
      const script = `dist/apps/${service}/src/main.js`;
      this.processes.set(service, new ServiceProcess({ script, env, logFile, url: this.urls[service] }));
    }
    await Promise.all([...this.processes.values()].map((each) => each.start()));
  }
}

/** Ports that were free a moment ago, held together until all are known. */
async function freePorts(count: number): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer());
  await Promise.all(
    probes.map((probe) => new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))),
  );
  const ports = probes.map((probe) => (probe.address() as { port: number }).port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}
