import { rmSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { DatabaseCluster } from './database-cluster.js';
import { LauncherLock } from './launcher-lock.js';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { startPostmaster, stopLeftover, stopPostmaster, type Postmaster } from './postmaster.js';
import { serverAccount } from './server-account.js';

/** What an embedded server needs to be told. */
export interface EmbeddedPostgresOptions {
  /** Directory that holds the data, the password and the log; created when absent. */
  dataDir: string;
  /** Port on 127.0.0.1; without it any free one, kept over {@link EmbeddedPostgres.restart}. */
  port?: number;
  /** Database that {@link EmbeddedPostgres.adminUrl} points to; created when absent. */
  database?: string;
  /** Server settings, as in postgresql.conf. */
  settings?: Record<string, string | number | boolean>;
  /** Told in one line what takes time. */
  log?: (line: string) => void;
}

/**
 * A PostgreSQL server from the binaries that npm brings, on the loopback interface, with its data in one directory.
 * For development, demos and tests: it needs nothing but Node. One launcher at a time looks after a directory; the
 * server that a killed launcher left behind is stopped by the next one.
 */
export class EmbeddedPostgres {
  private constructor(
    private readonly cluster: DatabaseCluster,
    private readonly lock: LauncherLock,
    private readonly binaries: PostgresBinaries,
    private readonly options: EmbeddedPostgresOptions,
    private postmaster: Postmaster,
  ) {}

  /** @throws EmbeddedPostgresError with one line that says what is wrong and what to do. */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const log = options.log ?? (() => {});
    const account = serverAccount();
    const cluster = DatabaseCluster.open(path.resolve(options.dataDir), account);
    const lock = LauncherLock.take(cluster.lockFile, cluster.directory);
    try {
      const binaries = await findPostgresBinaries(account);
      if (await stopLeftover(cluster.clusterDir))
        log('stopped the PostgreSQL that an earlier run left behind');
      if (await cluster.initialise(binaries.initdb)) log('created the database files');
      cluster.rotateLog();
      const postmaster = await startPostmaster(binaries.postgres, cluster, account, wanted(options));
      const server = new EmbeddedPostgres(cluster, lock, binaries, options, postmaster);
      await server.createDatabase();
      return server;
    } catch (error) {
      await stopLeftover(cluster.clusterDir);
      lock.release();
      throw error;
    }
  }

  /** Deletes everything in the directory, after stopping a server that still uses it. */
  static async remove(dataDir: string): Promise<void> {
    const cluster = DatabaseCluster.open(path.resolve(dataDir), serverAccount());
    LauncherLock.take(cluster.lockFile, cluster.directory);
    await stopLeftover(cluster.clusterDir);
    rmSync(cluster.directory, { recursive: true, force: true });
  }

  get port(): number {
    return this.postmaster.port;
  }

  /** Id of the server's main process. */
  get pid(): number {
    return this.postmaster.pid;
  }

  /** URL of the superuser. Secret. */
  get adminUrl(): string {
    return this.urlOf(this.options.database ?? 'postgres');
  }

  /** Called when the server ends by itself, and not through {@link stop} or {@link restart}. */
  onUnexpectedExit(listener: () => void): void {
    const { process: child } = this.postmaster;
    child.once('exit', () => {
      if (this.postmaster.process === child) listener();
    });
  }

  /** Starts the server again on the same port, also after it was killed. */
  async restart(): Promise<void> {
    const { port, pid } = this.postmaster;
    this.postmaster.process.removeAllListeners('exit');
    await stopLeftover(this.cluster.clusterDir);
    await stopPostmaster(pid);
    const settings = { ...wanted(this.options), port };
    this.postmaster = await startPostmaster(this.binaries.postgres, this.cluster, serverAccount(), settings);
  }

  /** Ends the server in order; the data stays. */
  async stop(): Promise<void> {
    this.postmaster.process.removeAllListeners('exit');
    await stopPostmaster(this.pid);
    this.lock.release();
  }

  private urlOf(database: string): string {
    return `postgres://postgres:${this.cluster.password}@127.0.0.1:${this.port}/${database}`;
  }

  private async createDatabase(): Promise<void> {
    const { database } = this.options;
    if (database === undefined) return;
    const client = new Client({ connectionString: this.urlOf('postgres') });
    await client.connect();
    try {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    } finally {
      await client.end();
    }
  }
}

function wanted(options: EmbeddedPostgresOptions) {
  return { port: options.port, settings: { cluster_name: 'rollcall', ...options.settings } };
}
