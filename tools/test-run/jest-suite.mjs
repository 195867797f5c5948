import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { run } from '../process/processes.mjs';

/** Spec files that need a message broker, and those that need a browser. */
const NEEDS = {
  rabbitmq: 'rabbitmq[^/]*\\.(spec|int-spec|e2e-spec)\\.ts$',
  browser: '\\.browser\\.e2e-spec\\.ts$',
};
/** Journeys run whole installations: side by side they would only wait for each other. */
const WORKERS = {
  unit: availableParallelism(),
  integration: Math.min(4, 2 * availableParallelism()),
  journeys: Math.min(2, availableParallelism()),
};

const JEST = 'node_modules/jest/bin/jest.js';

/** Runs one suite in jest, its output going through, and answers `{ passed, failed, killed }` counts of tests. */
export async function runSuite({ root, suite, patterns, without, env, directory, signal }) {
  const outputFile = path.join(directory, `${suite}.json`);
  const args = [path.join(root, JEST), '--selectProjects', suite, '--maxWorkers', String(WORKERS[suite])];
  // A snapshot that nobody looked at and committed fails here as it does for everybody else.
  args.push('--ci', '--json', '--outputFile', outputFile, '--passWithNoTests');
  // With one worker jest runs the tests in its own process, and waits for whatever they left open.
  if (WORKERS[suite] === 1) args.push('--forceExit');
  const leftOut = without.map((need) => NEEDS[need]);
  if (leftOut.length > 0) args.push('--testPathIgnorePatterns', ...leftOut, '/node_modules/');
  if (patterns.length > 0) args.push('--testPathPatterns', ...patterns);
  // What tests put into the temporary directory goes with the run; the compiled sources stay.
  args.push('--cacheDirectory', path.join(root, 'node_modules/.cache/jest'));
  const code = await runJest(root, args, { ...env, TMPDIR: path.join(directory, 'tmp') }, signal);
  return { code, ...countTests(outputFile) };
}

/** How many spec files of a suite are left out for want of what they need. */
export async function countLeftOut(root, suite, need) {
  const args = [path.join(root, JEST), '--selectProjects', suite, '--listTests', '--testPathPatterns', need];
  const { stdout } = await run(process.execPath, args, { cwd: root, env: jestEnvironment({}) });
  return stdout.split('\n').filter((line) => new RegExp(NEEDS[need]).test(line)).length;
}

function runJest(root, args, env, signal) {
  return new Promise((resolve, reject) => {
    // Its machine-readable result goes to the file; what it would print of it is not for people.
    const stdio = ['ignore', 'ignore', 'inherit'];
    const child = spawn(process.execPath, args, { cwd: root, env: jestEnvironment(env), stdio, signal });
    child.once('error', (error) => (error.name === 'AbortError' ? resolve(130) : reject(error)));
    child.once('exit', (code) => resolve(code ?? 130));
  });
}

function jestEnvironment(env) {
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings=ExperimentalWarning`;
  return { ...process.env, ...env, NODE_OPTIONS: options.trim(), NODE_ENV: 'test' };
}

/** A spec file that could not run at all has no tests to count, and counts as one failure. */
function countTests(outputFile) {
  if (!existsSync(outputFile)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(outputFile, 'utf8'));
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
}
