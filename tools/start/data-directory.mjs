import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../process/failure.mjs';
import { takeLock } from '../process/process-lock.mjs';

/**
 * The directory with everything that an installation keeps: `postgres/`, `logs/`, `run/`, `secrets.json`, `demo.json`.
 * One launcher at a time. @throws Failure when it cannot be written or is in use.
 */
export function openDataDirectory({ dataDir, port }) {
  const runDir = path.join(dataDir, 'run');
  try {
    makeDirectory(runDir);
    writeFileSync(path.join(runDir, 'probe'), '');
    rmSync(path.join(runDir, 'probe'));
  } catch (error) {
    throw new Failure(
      `The data directory ${dataDir} cannot be written (${error.code}); choose one with --data-dir.`,
    );
  }
  const lock = takeLock(path.join(dataDir, 'start.lock'), { port });
  if (lock.holder) {
    const { pid, port: itsPort } = lock.holder;
    throw new Failure(
      `Rollcall runs already on port ${itsPort} with ${dataDir} (process ${pid}); stop it, or use another --data-dir.`,
    );
  }
  return { dataDir, runDir, logDir: path.join(dataDir, 'logs'), lock };
}

/** Not `recursive: true`: below some directories (`/proc`) Node would then try for ever. */
function makeDirectory(directory) {
  if (existsSync(directory)) return;
  makeDirectory(path.dirname(directory));
  mkdirSync(directory, { mode: 0o700 });
}

/** Deletes what earlier starts have made here, and nothing that they have not. */
export async function resetDataDirectory({ dataDir, logDir }, removeDatabase) {
  await removeDatabase(path.join(dataDir, 'postgres'));
  for (const made of [logDir, path.join(dataDir, 'secrets.json'), path.join(dataDir, 'demo.json')]) {
    rmSync(made, { recursive: true, force: true });
  }
}
