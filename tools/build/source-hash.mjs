import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ALWAYS = [
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.json',
  'tools/build.mjs',
  'tools/build-mails.mjs',
];
const ADMIN_UI = 'apps/admin-ui';
const NOT_BUILT = /\.(spec|int-spec|d)\.ts$/;

/** Everything that the build of the services reads, relative to the root, in a stable order. */
export function buildInputs(root) {
  return [
    ...ALWAYS,
    ...filesBelow(root, 'apps').filter((file) => !file.startsWith(ADMIN_UI)),
    ...filesBelow(root, 'libs'),
    ...filesBelow(root, 'tools/build'),
  ]
    .filter((file) => !NOT_BUILT.test(file))
    .toSorted();
}

/** Everything that the build of the admin UI reads. */
export function adminUiInputs(root) {
  return ['package-lock.json', 'tools/build/admin-ui.mjs', ...filesBelow(root, ADMIN_UI)]
    .filter((file) => !NOT_BUILT.test(file))
    .toSorted();
}

/** One value for the content of these files. */
export function hashOf(root, files) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const file of files) hash.update(`\0${file}\0`).update(contentOf(path.join(root, file)));
  return hash.digest('hex');
}

/** A file may be renamed by an editor between being listed and being read. */
function contentOf(file) {
  return existsSync(file) ? readFileSync(file) : '';
}

/** Relative paths of all files below a folder, outside node_modules. */
export function filesBelow(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(root, file);
    return entry.isFile() ? [file] : [];
  });
}
