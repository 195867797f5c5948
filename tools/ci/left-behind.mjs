import { readdirSync } from 'node:fs';
import { commandOf, workingDirectoryOf } from '../process/processes.mjs';

/** Processes that work in the directory or name it, on Linux; elsewhere none are known. */
export function leftBehind(directory) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({
      pid: Number(name),
      command: commandOf(Number(name)),
      cwd: workingDirectoryOf(Number(name)),
    }))
    .filter(({ command, cwd }) => command.includes(directory) || cwd.startsWith(directory));
}
