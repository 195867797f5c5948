import path from 'node:path';
import { reportFailure } from '../process/failure.mjs';
import { installIfNeeded } from '../process/install.mjs';
import { Shutdown } from '../start/shutdown.mjs';
import { countLeftOut, runSuite } from './jest-suite.mjs';
import { runStep, runSteps } from './steps.mjs';
import { HELP, NEEDS, readTestOptions } from './test-options.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const say = (line) => console.log(line);

/** The whole of `npm test`. The last line is `N passed, N failed`; a check that failed counts as one. */
export async function main(args) {
  const shutdown = new Shutdown(say, { exitCode: 130 });
  try {
    const options = readTestOptions(args);
    if (options.help) return void process.stdout.write(HELP);
    const work = runEverything(options, shutdown);
    shutdown.work = work.catch(() => {});
    const counts = await work;
    if (shutdown.isRunning) return;
    await shutdown.run();
    for (const need of options.without) await sayWhatWasLeftOut(options.suites, need);
    say(`${counts.passed} passed, ${counts.failed} failed`);
    process.exitCode = counts.failed > 0 ? 1 : (process.exitCode ?? 0);
  } catch (error) {
    if (shutdown.isRunning) return;
    reportFailure(error);
    await shutdown.run();
  }
}

async function runEverything(options, shutdown) {
  const counts = { passed: 0, failed: 0 };
  await prepare(options, shutdown);
  const browser = obtainBrowser(options);
  if (options.withChecks) counts.failed += (await runSteps(await checks(), say)).length;
  if (options.suites.length === 0) return counts;
  const services = await startServices(options, shutdown);
  const env = { ...services.env, ...(await browser) };
  for (const suite of options.suites) {
    if (shutdown.isRunning) break;
    const failedBefore = counts.failed;
    const run = () => runCounted(suite, options, env, shutdown, counts);
    const isOk = await runStep({ name: `${suite} tests`, run }, say);
    // Jest can fail without a failed test, for one when a worker died.
    if (!isOk && counts.failed === failedBefore) counts.failed += 1;
  }
  return counts;
}

/** Loaded late: the checks use packages that a fresh clone does not have until `prepare` has run. */
async function checks() {
  const { staticChecks } = await import('../checks/static-checks.mjs');
  return staticChecks(root);
}

async function prepare(options, { signal }) {
  const install = async () => {
    await installIfNeeded({ root, log: say, signal });
    return { ok: true };
  };
  const build = async () => {
    const { build: buildWorkspace } = await import('../build.mjs');
    await buildWorkspace({ root, log: () => {} });
    return { ok: true };
  };
  const isReady =
    (await runStep({ name: 'install', run: install }, say)) &&
    (await runStep({ name: 'build', run: build }, say));
  if (!isReady) throw new Error('Nothing can be tested.');
}

/** While other things run; only journeys open a browser. Answers the variables that tell them of it. */
function obtainBrowser({ suites, without }) {
  if (!suites.includes('journeys') || without.includes('browser')) return Promise.resolve({});
  const obtain = async () => {
    const { provideChromium } = await import('../test-services/chromium.mjs');
    return { CHROMIUM_PATH: await provideChromium({ log: (line) => say(`· ${line}`) }) };
  };
  const browser = obtain();
  // Whoever waits for it is told; until then a failure is nobody's.
  browser.catch(() => {});
  return browser;
}

/** Unit tests need nothing outside the process. */
async function startServices({ suites, without }, shutdown) {
  const { startTestServices } = await import('../test-services/test-services.mjs');
  const rabbitmq = !without.includes('rabbitmq') && suites.some((suite) => suite !== 'unit');
  const services = await startTestServices({ root, rabbitmq, log: (line) => say(`· ${line}`) });
  shutdown.add(() => services.stop());
  return services;
}

async function runCounted(suite, { patterns, without }, env, { signal }, counts) {
  const directory = env.TEST_SERVICES_DIR;
  const result = await runSuite({ root, suite, patterns, without, env, directory, signal });
  counts.passed += result.passed;
  counts.failed += result.failed;
  return { ok: result.code === 0 };
}

async function sayWhatWasLeftOut(suites, need) {
  const counts = await Promise.all(suites.map((suite) => countLeftOut(root, suite, need)));
  const files = counts.reduce((sum, count) => sum + count, 0);
  say(
    `--without-${need}: ${files} spec files that need ${NEEDS[need]} were left out; this is not the whole test.`,
  );
}
