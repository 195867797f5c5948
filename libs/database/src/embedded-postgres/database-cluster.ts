import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError, systemErrorCode } from './embedded-postgres.errors.js';
import { pathForServer, type ServerAccount } from './server-account.js';

const MAJOR_VERSION = '18';
const LARGEST_LOG_BYTES = 10_000_000;

/** The files of one embedded server: its cluster, the superuser's password, the launcher's lock and the log. */
export class DatabaseCluster {
  readonly clusterDir: string;
  readonly lockFile: string;
  readonly logFile: string;
  private readonly passwordFile: string;

  private constructor(
    readonly directory: string,
    private readonly account: ServerAccount | undefined,
  ) {
    this.clusterDir = path.join(directory, 'cluster');
    this.lockFile = path.join(directory, 'launcher.lock');
    this.logFile = path.join(directory, 'postgres.log');
    this.passwordFile = path.join(directory, 'password');
  }

  /** Opens or creates the directory. @throws EmbeddedPostgresError when that is not possible. */
  static open(directory: string, account: ServerAccount | undefined): DatabaseCluster {
    try {
      makeDirectory(directory);
      if (account) chownSync(directory, account.uid, account.gid);
      // PostgreSQL's processes report their working directory without symbolic links.
      const cluster = new DatabaseCluster(realpathSync(directory), account);
      const probe = path.join(directory, `probe.${process.pid}`);
      writeFileSync(probe, '');
      rmSync(probe);
      return cluster;
    } catch (error) {
      throw new EmbeddedPostgresError(
        `The database directory ${directory} cannot be written (${systemErrorCode(error) ?? String(error)}).`,
        { cause: error },
      );
    }
  }

  get password(): string {
    return readFileSync(this.passwordFile, 'utf8').trim();
  }

  /** Begins a new log when the old one has grown; one old one is kept. */
  rotateLog(): void {
    if (existsSync(this.logFile) && statSync(this.logFile).size > LARGEST_LOG_BYTES) {
      renameSync(this.logFile, `${this.logFile}.1`);
    }
  }

  /** Runs initdb unless that was done before. Done aside and renamed: an interrupted run leaves nothing behind. */
  async initialise(initdb: string): Promise<boolean> {
    if (existsSync(this.clusterDir)) {
      this.checkVersion();
      return false;
    }
    const draft = `${this.clusterDir}.new`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    if (this.account) chownSync(draft, this.account.uid, this.account.gid);
    this.writePassword();
    await this.runInitdb(initdb, draft);
    renameSync(draft, this.clusterDir);
    return true;
  }

  private checkVersion(): void {
    const file = path.join(this.clusterDir, 'PG_VERSION');
    const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'nothing that is known';
    if (version !== MAJOR_VERSION) {
      throw new EmbeddedPostgresError(
        `The data in ${this.directory} is of PostgreSQL ${version}, this program brings ${MAJOR_VERSION}; ` +
          'move it away or use another directory.',
      );
    }
  }

  private writePassword(): void {
    writeFileSync(this.passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    chmodSync(this.passwordFile, 0o600);
    if (this.account) chownSync(this.passwordFile, this.account.uid, this.account.gid);
  }

  private runInitdb(initdb: string, draft: string): Promise<void> {
    const here = pathForServer(draft, this.account);
    // PostgreSQL's own locale provider: the order of an index does not change with the operating system.
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
    const access = ['--username=postgres', `--pwfile=${here}/../password`, '--auth=scram-sha-256'];
    const args = [`--pgdata=${here}`, '--data-checksums'].concat(locale, access);

    return new Promise((resolve, reject) => {
      const child = spawn(initdb, args, {
        ...this.account,
        cwd: draft,
        env: { LC_ALL: 'C', TZ: 'UTC' },
      });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.once('error', (error) => reject(notRunnable(initdb, error)));
      child.once('close', (code) => (code === 0 ? resolve() : reject(initdbFailed(output, code))));
    });
  }
}

/** Not `recursive: true`: below some directories (`/proc`) Node would then try for ever. */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  makeDirectory(path.dirname(directory));
  mkdirSync(directory, { mode: 0o700 });
}

/** The programs are linked against glibc; on another C library the loader is what is missing, not the program. */
export function notRunnable(program: string, error: unknown): EmbeddedPostgresError {
  const reason = systemErrorCode(error) ?? String(error);
  return new EmbeddedPostgresError(
    `The embedded PostgreSQL cannot run on this system (${path.basename(program)}: ${reason}); ` +
      'set DATABASE_URL to a PostgreSQL server of your own.',
    { cause: error },
  );
}

function initdbFailed(output: string, code: number | null): EmbeddedPostgresError {
  const lines = output.trim().split('\n');
  const telling = lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1);
  return new EmbeddedPostgresError(`The database could not be created (initdb, ${code}): ${telling}`);
}
