/**
 * Proves `npm start` as a newcomer meets it: clones what is committed, starts it, runs the main journey against it,
 * stops it, looks for what was left behind, and starts it a second time.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure, reportFailure } from '../process/failure.mjs';
import { freePort } from '../process/free-port.mjs';
import { endProcess, isGone, run, signal } from '../process/processes.mjs';
import { leftBehind } from './left-behind.mjs';
import { runJourney } from './start-journey.mjs';

const FIRST_START_MS = 10 * 60_000;
const SECOND_START_MS = 2 * 60_000;
const STOP_MS = 60_000;

const root = path.resolve(import.meta.dirname, '../..');
const directory = mkdtempSync(path.join(os.tmpdir(), 'rollcall-clone-'));
const clone = path.join(directory, 'rollcall');

try {
  await must('git', ['clone', '--quiet', root, clone]);
  const port = await freePort();
  const first = await startAndStop(port, FIRST_START_MS, (url) => runJourney(url, console.log));
  console.log(`✓ first start ready after ${first} s, with install, build and demo`);
  const second = await startAndStop(port, SECOND_START_MS, assertDemoIsThere);
  console.log(`✓ second start ready after ${second} s`);
} catch (error) {
  reportFailure(error);
} finally {
  for (const { pid } of leftBehind(directory)) await endProcess(pid, { first: 'SIGKILL' });
  rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Returns how many seconds the start took. */
async function startAndStop(port, withinMs, whileRunning) {
  const started = Date.now();
  const npm = spawn('npm', ['start', '--', '--port', String(port)], {
    cwd: clone,
    // A group of its own, as a terminal gives: Ctrl-C reaches npm and the launcher, and not us.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: withoutOurSettings(process.env),
  });
  const printed = readOutput(npm.stdout);
  try {
    const seconds = await untilReady(npm, printed, started, withinMs);
    await whileRunning(`http://127.0.0.1:${port}`);
    return seconds;
  } finally {
    signal(-npm.pid, 'SIGINT');
    const stopped = await isGone(npm.pid, STOP_MS);
    if (!stopped) signal(-npm.pid, 'SIGKILL');
    const left = leftBehind(directory);
    if (!stopped || left.length > 0) {
      const list = left.map(({ pid, command }) => `${pid} ${command}`).join('\n');
      console.error(`✗ Ctrl-C left something behind (npm ended: ${stopped}):\n${list}`);
      process.exitCode = 1;
    }
  }
}

function readOutput(stream) {
  const printed = { text: '' };
  stream.on('data', (chunk) => {
    printed.text += chunk;
    process.stdout.write(String(chunk).replaceAll(/^(?=.)/gm, '  | '));
  });
  return printed;
}

async function untilReady(npm, printed, started, withinMs) {
  while (!printed.text.includes('Ready after')) {
    if (npm.exitCode !== null) throw new Failure(`npm start ended with ${npm.exitCode}.`);
    if (Date.now() - started > withinMs)
      throw new Failure(`npm start was not ready within ${withinMs / 1000} s.`);
    await delay(100);
  }
  if (printed.text.includes('the demo is not complete'))
    throw new Failure('The demo platform is not complete.');
  return ((Date.now() - started) / 1000).toFixed(1);
}

/** The data of the first start is still there. */
async function assertDemoIsThere(url) {
  const { signIn } = await import('./start-journey.mjs');
  await signIn(url, 'a@example.org');
}

/** The newcomer has set none of our variables. */
function withoutOurSettings(env) {
  const ours =
    /^(PORT|PUBLIC_URL|DATABASE_URL|AMQP_URL|SMTP_URL|MAIL_FROM|OPERATOR_TOKEN|SECRET_KEYS|LOG_LEVEL|NODE_ENV|npm_.*)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}

async function must(command, args) {
  const { code, stderr } = await run(command, args);
  if (code !== 0) throw new Failure(`${command} ${args[0]} failed: ${stderr.trim()}`);
}
