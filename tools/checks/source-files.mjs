import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Paths of the project's own files, committed or not, relative to the root. */
export function sourceFiles(root) {
  const output = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  const files = output.toString().split('\0').filter(Boolean);
  return files.filter((file) => existsSync(path.join(root, file))).toSorted();
}
