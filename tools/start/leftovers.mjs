import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandOf, endProcess, isAlive, startMark } from '../process/processes.mjs';

/** Remembers a process of this installation, so that a later start can end it if this one cannot. */
export function rememberProcess(runDir, name, { pid, program, url }) {
  writeFileSync(
    path.join(runDir, `${name}.json`),
    JSON.stringify({ pid, mark: startMark(pid), program, url }),
  );
}

export function forgetProcess(runDir, name) {
  rmSync(path.join(runDir, `${name}.json`), { force: true });
}

/** Ends what an earlier start left running; only processes that are verifiably its own. Returns how many. */
export async function endLeftovers(runDir) {
  if (!existsSync(runDir)) return 0;
  const files = readdirSync(runDir).filter((name) => name.endsWith('.json'));
  const ended = await Promise.all(files.map((file) => endIfOurs(path.join(runDir, file))));
  return ended.filter(Boolean).length;
}

async function endIfOurs(file) {
  const remembered = read(file);
  const isOurs = remembered && isSameProcess(remembered);
  if (isOurs) await endProcess(remembered.pid, { patienceMs: 5_000 });
  rmSync(file, { force: true });
  return isOurs;
}

/** The id alone may have been given to another process since; its start time and its program may not. */
function isSameProcess({ pid, mark, program }) {
  return isAlive(pid) && startMark(pid) === mark && commandOf(pid).includes(program);
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
