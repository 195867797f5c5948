import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.js';
import { isAlive } from './process-identity.js';

/** Runs SQL in a connection of its own; what the server does to that connection later is of no interest. */
async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A process with this id, and a while later without it. */
function deadPid(): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', '']);
    child.once('exit', () => resolve(child.pid ?? 0));
  });
}

describe('the embedded PostgreSQL', () => {
  let directory: string;
  let running: EmbeddedPostgres[];

  beforeEach(() => {
    // Readable by its owner only, as temporary directories and home directories are.
    directory = mkdtempSync(path.join(tmpdir(), 'embedded postgres-'));
    running = [];
  });
  afterEach(async () => {
    for (const server of running) await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
    const server = await EmbeddedPostgres.start({ dataDir: path.join(directory, 'pg'), ...options });
    running.push(server);
    return server;
  }

  const lockFile = () => path.join(directory, 'pg', 'launcher.lock');

  it('creates a database with a locale of its own, behind a password that only its owner can read', async () => {
    const server = await start({ database: 'rollcall', settings: { work_mem: '5MB' } });
    const [row] = await query(
      server.adminUrl,
      `SELECT current_database() AS name, current_setting('work_mem') AS work_mem, datlocprovider AS provider,
              datlocale AS locale, inet_server_addr()::text AS address, current_setting('unix_socket_directories') AS sockets
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toEqual({
      name: 'rollcall',
      work_mem: '5MB',
      provider: 'b',
      locale: 'C.UTF-8',
      address: '127.0.0.1/32',
      sockets: '',
    });
    expect(statSync(path.join(directory, 'pg', 'password')).mode & 0o077).toBe(0);
    const wrong = new URL(server.adminUrl);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('keeps the data over stop and start', async () => {
    const first = await start({ database: 'rollcall' });
    await query(first.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await start({ database: 'rollcall' });
    expect(await query(second.adminUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('tells of a killed server, and starts it again on the same port with everything that was committed', async () => {
    const server = await start();
    await query(server.adminUrl, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
    const { port } = server;
    const ended = new Promise<void>((resolve) => server.onUnexpectedExit(resolve));
    process.kill(server.pid, 'SIGKILL');
    await ended;
    await server.restart();
    expect(server.port).toBe(port);
    expect(await query(server.adminUrl, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 1000 }]);
  });

  it('does not take a stop that was asked for as unexpected', async () => {
    const server = await start();
    let calls = 0;
    server.onUnexpectedExit(() => (calls += 1));
    await server.restart();
    await server.stop();
    expect(calls).toBe(0);
  });

  it('refuses a second launcher on the same data', async () => {
    await start();
    await expect(EmbeddedPostgres.start({ dataDir: path.join(directory, 'pg') })).rejects.toThrow(
      `is in use by process ${process.pid}`,
    );
  });

  it('takes over from a launcher that was killed, and ends the server that it left behind', async () => {
    const orphaned = await start({ database: 'rollcall' });
    await query(orphaned.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    writeFileSync(lockFile(), JSON.stringify({ pid: await deadPid(), started: '1' }));
    const lines: string[] = [];
    const heir = await start({ database: 'rollcall', log: (line) => lines.push(line) });
    expect(isAlive(orphaned.pid)).toBe(false);
    expect(lines).toContain('stopped the PostgreSQL that an earlier run left behind');
    expect(await query(heir.adminUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('recognises a lock whose process id belongs to another process now', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(lockFile(), JSON.stringify({ pid: process.ppid, started: 'long ago' }));
    await expect(start()).resolves.toBeDefined();
  });

  it('starts although the id of its crashed server belongs to another process now', async () => {
    const first = await start();
    await first.stop();
    const file = path.join(directory, 'pg', 'cluster', 'postmaster.pid');
    writeFileSync(file, `${process.ppid}\n/somewhere\n0\n5432\n\n127.0.0.1\n  1  1\nready\n`);
    const second = await start();
    expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(String(second.pid));
  });

  it('starts over when creating the database was interrupted', async () => {
    const first = await start();
    await first.stop();
    rmSync(path.join(directory, 'pg', 'cluster'), { recursive: true });
    const half = path.join(directory, 'pg', 'cluster.new');
    symlinkSync('/nowhere', half);
    await expect(start()).resolves.toBeDefined();
    expect(() => unlinkSync(half)).toThrow('ENOENT');
  });

  it('deletes everything, also of a server that nobody stopped', async () => {
    const orphaned = await start();
    writeFileSync(lockFile(), JSON.stringify({ pid: await deadPid(), started: '1' }));
    await EmbeddedPostgres.remove(path.join(directory, 'pg'));
    expect(isAlive(orphaned.pid)).toBe(false);
    expect(() => statSync(path.join(directory, 'pg'))).toThrow('ENOENT');
  });

  describe('says in one line what is wrong:', () => {
    let blocker: Server | undefined;
    afterEach(async () => {
      await new Promise((resolve) => (blocker ? blocker.close(resolve) : resolve(undefined)));
      blocker = undefined;
    });

    it('a port that is taken', async () => {
      blocker = createServer();
      const port = await new Promise<number>((resolve) => {
        blocker?.listen(0, '127.0.0.1', () => {
          const address = blocker?.address();
          resolve(typeof address === 'object' && address ? address.port : 0);
        });
      });
      await expect(start({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
    });

    it.each([
      ['a directory that cannot be made', '/proc/rollcall'],
      ['a file where the directory should be', process.execPath],
    ])('%s', async (_, dataDir) => {
      await expect(start({ dataDir })).rejects.toThrow(`The database directory ${dataDir} cannot be written`);
    });

    it('data of another version', async () => {
      const first = await start();
      await first.stop();
      writeFileSync(path.join(directory, 'pg', 'cluster', 'PG_VERSION'), '17\n');
      await expect(start()).rejects.toThrow('is of PostgreSQL 17, this program brings 18');
    });

    it('a setting that the server does not know', async () => {
      await expect(start({ settings: { shared_bufers: '1MB' } })).rejects.toThrow(
        /^PostgreSQL did not start: .*shared_bufers/,
      );
    });
  });
});
