import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from '../process/processes.mjs';
import { checkContainerFiles } from './container-files.mjs';
import { checkLockFile } from './lock-file.mjs';
import { checkNaming } from './naming.mjs';

const KEPT_BETWEEN_RUNS = ['--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo'];
const CODE_FOLDERS = ['apps', 'libs', 'test', 'tools', 'bench', 'examples'];

/** Everything that can be said about the code without running it. */
export function staticChecks(root) {
  const node = (name, script, ...args) => ({
    name,
    run: async () => {
      const { code, stdout, stderr } = await run(process.execPath, [path.join(root, script), ...args], {
        cwd: root,
      });
      return { ok: code === 0, output: `${stdout}${stderr}` };
    },
  });
  const own = (name, check) => ({
    name,
    run: async () => {
      const faults = check(root);
      return { ok: faults.length === 0, output: faults.join('\n') };
    },
  });
  const existing = (name, script, ...args) =>
    existsSync(path.join(root, script)) ? [node(name, script, ...args)] : [];
  return [
    node('types', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', '.', ...KEPT_BETWEEN_RUNS),
    node(
      'types of the admin UI',
      'node_modules/typescript/bin/tsc',
      '-p',
      'apps/admin-ui',
      '--incremental',
      '--tsBuildInfoFile',
      'node_modules/.cache/admin-ui-types.tsbuildinfo',
    ),
    node('lint', 'node_modules/oxlint/bin/oxlint', ...CODE_FOLDERS),
    node('dependency rules', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...CODE_FOLDERS),
    node(
      'format',
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      '--cache',
      '--cache-strategy',
      'content',
      '--log-level',
      'warn',
      '.',
    ),
    own('names and conventions', checkNaming),
    own('package versions', checkLockFile),
    own('container files', checkContainerFiles),
    ...existing('mail templates', 'tools/build-mails.mjs', '--check'),
    ...existing('generated documents', 'tools/generate.mjs', '--check'),
  ];
}
