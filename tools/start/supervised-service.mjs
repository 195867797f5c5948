import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../process/failure.mjs';
import { endProcess } from '../process/processes.mjs';
import { forgetProcess, rememberProcess } from './leftovers.mjs';

const READY_DEADLINE_MS = 90_000;
const STABLE_MS = 60_000;
const LONGEST_PAUSE_MS = 15_000;
/** Longer than the 20 s that a service takes to finish what it has begun. */
const STOP_PATIENCE_MS = 25_000;
const STARTING_PATIENCE_MS = 2_000;

/**
 * As in the Dockerfile: an idle service then holds some ten MiB less, at no cost that the benchmarks could tell; and one
 * that is told that its heap may not become large cleans it up at twice its size and not at four times.
 */
const HEAP = ['--max-semi-space-size=4', '--max-old-space-size=512'];

/** One service process: started, watched, started again when it dies. */
export class SupervisedService {
  #failures = 0;
  #stopping = false;

  constructor({ name, program, env, runDir, log, show }) {
    Object.assign(this, { name, program, env, runDir, log, show });
  }

  start() {
    this.startedAt = Date.now();
    this.child = spawn(process.execPath, [...HEAP, this.program], {
      env: this.env,
      // A group of its own: Ctrl-C in the terminal reaches the launcher only, which stops everything in order.
      detached: true,
      stdio: ['ignore', this.log.fd, this.log.fd],
    });
    const { pid } = this.child;
    rememberProcess(this.runDir, this.name, { pid, program: this.program, url: this.#url });
    this.child.once('exit', (code, signal) => this.#onExit(code, signal));
  }

  /** Resolves when the service says it is ready. @throws Failure when it ends or takes too long at its first start. */
  async untilReady() {
    const url = `${this.#url}/readyz`;
    const deadline = Date.now() + READY_DEADLINE_MS;
    this.isStarting = true;
    while (!(await answersWell(url))) {
      if (this.#hasEnded()) throw new Failure(`${this.name} did not start: ${this.log.lastWords()}`);
      if (Date.now() > deadline) throw new Failure(`${this.name} is not ready: ${this.log.lastWords()}`);
      await delay(50);
    }
    this.isStarting = false;
  }

  async stop() {
    this.#stopping = true;
    clearTimeout(this.restartTimer);
    // What was never ready has nothing to finish.
    const patienceMs = this.isStarting ? STARTING_PATIENCE_MS : STOP_PATIENCE_MS;
    if (this.child && !this.#hasEnded()) await endProcess(this.child.pid, { patienceMs });
    forgetProcess(this.runDir, this.name);
  }

  /** At once, for a second Ctrl-C. */
  kill() {
    this.#stopping = true;
    clearTimeout(this.restartTimer);
    if (this.child && !this.#hasEnded()) this.child.kill('SIGKILL');
  }

  get #url() {
    return `http://127.0.0.1:${this.env.PORT}`;
  }

  #hasEnded() {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  #onExit(code, signal) {
    if (this.#stopping || this.isStarting) return;
    const lived = Date.now() - this.startedAt;
    this.#failures = lived > STABLE_MS ? 1 : this.#failures + 1;
    const pause = this.#failures === 1 ? 0 : Math.min(250 * 2 ** this.#failures, LONGEST_PAUSE_MS);
    this.show(`${this.name} ended (${signal ?? `code ${code}`}); starting it again${pauseText(pause)}`);
    this.restartTimer = setTimeout(() => this.start(), pause);
  }
}

function pauseText(pause) {
  return pause === 0 ? '' : ` in ${(pause / 1000).toFixed(1)} s`;
}

async function answersWell(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
