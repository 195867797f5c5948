/** Builds what is stale: `npm run build`. With `--force`, everything. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADMIN_UI_OUTPUT, buildAdminUi } from './build/admin-ui.mjs';
import { copyAssets, pruneOutput } from './build/output-files.mjs';
import { adminUiInputs, buildInputs, hashOf } from './build/source-hash.mjs';
import { Failure, reportFailure } from './process/failure.mjs';
import { waitForLock } from './process/process-lock.mjs';
import { run } from './process/processes.mjs';

const SERVICES = ['gateway', 'identity', 'invitations', 'notifications', 'billing', 'events'];
const MAIL_SOURCE = /\/templates\/.+\.(mjml|hbs)$/;

/** Makes `dist/` match the sources. Returns false when it did already. */
export async function build({ root, log, force = false }) {
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  const lock = await waitForLock(path.join(root, 'dist/.build-lock'), () => log('waiting for another build'));
  try {
    const done = readState(root);
    await buildMails(root, force ? {} : done, log);
    const builds = await Promise.allSettled([buildServices(root, force, log), buildPages(root, force, log)]);
    for (const { reason } of builds) if (reason) throw reason;
    return builds.some(({ value }) => value);
  } finally {
    lock.release();
  }
}

async function buildServices(root, force, log) {
  const inputs = buildInputs(root);
  const hash = hashOf(root, inputs);
  if (!force && readState(root).hash === hash && isComplete(root)) return false;
  log(`compiling ${inputs.length} files`);
  // Whatever becomes of this build, `dist/` is no longer that of the last one.
  updateState(root, { hash: undefined });
  await compile(root);
  copyAssets(root, inputs);
  pruneOutput(root);
  await must(root, 'tools/checks/schema-compatibility.mjs', [], 'The published events do not hold');
  updateState(root, { hash, mails: hashOf(root, inputs.filter(isMailSource)) });
  return true;
}

async function buildPages(root, force, log) {
  const hash = hashOf(root, adminUiInputs(root));
  const isThere = existsSync(path.join(root, ADMIN_UI_OUTPUT, 'index.html'));
  if (!force && readState(root).adminUi === hash && isThere) return false;
  log('bundling the admin UI');
  updateState(root, { adminUi: undefined });
  await buildAdminUi(root);
  updateState(root, { adminUi: hash });
  return true;
}

/** What identifies the build that is in `dist/`. */
export function builtHash(root) {
  return readState(root).hash;
}

/** The compiled mails are sources themselves, so this comes before anything is compared. */
async function buildMails(root, done, log) {
  if (!existsSync(path.join(root, 'tools/build-mails.mjs'))) return;
  if (done.mails === hashOf(root, buildInputs(root).filter(isMailSource))) return;
  log('compiling mail templates');
  await must(root, 'tools/build-mails.mjs', [], 'The mail templates do not compile');
}

async function compile(root) {
  await must(root, 'node_modules/@nestjs/cli/bin/nest.js', ['build', '--all'], 'The build failed');
}

async function must(root, script, args, what) {
  const { code, stdout, stderr } = await run(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
  });
  if (code !== 0) throw new Failure(`${what}:\n${`${stdout}\n${stderr}`.trim()}`);
}

function isMailSource(file) {
  return MAIL_SOURCE.test(file);
}

function isComplete(root) {
  return SERVICES.every((name) => {
    const hasSource = existsSync(path.join(root, `apps/${name}/src/main.ts`));
    return !hasSource || existsSync(path.join(root, `dist/apps/${name}/src/main.js`));
  });
}

function readState(root) {
  try {
    return JSON.parse(readFileSync(path.join(root, 'dist/.build.json'), 'utf8'));
  } catch {
    return {};
  }
}

function updateState(root, changes) {
  writeFileSync(path.join(root, 'dist/.build.json'), JSON.stringify({ ...readState(root), ...changes }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  const root = path.resolve(import.meta.dirname, '..');
  try {
    const built = await build({ root, log: console.log, force: process.argv.includes('--force') });
    console.log(built ? `built in ${((Date.now() - started) / 1000).toFixed(1)} s` : 'nothing to build');
  } catch (error) {
    reportFailure(error);
  }
}
