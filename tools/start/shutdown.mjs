import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../process/failure.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** What has been begun when the signal comes (a database being created) is finished first, so that it can be undone. */
const FINISH_MS = 15_000;

/** Undoes, last first, what has been started; on Ctrl-C, on SIGTERM and after a failure. */
export class Shutdown {
  #steps = [];
  #emergencies = [];
  #aborter = new AbortController();
  #undoing = Promise.resolve();
  /** The work that is being done until everything runs. */
  work = Promise.resolve();

  /** `exitCode`: what a signal ends the program with. */
  constructor(say, { exitCode = 0 } = {}) {
    Object.assign(this, { say, exitCode });
    for (const name of SIGNALS) process.on(name, () => void this.#onSignal());
  }

  /** For programs and calls that may be given up half-way. */
  get signal() {
    return this.#aborter.signal;
  }

  get isRunning() {
    return this.#aborter.signal.aborted;
  }

  /** `stop` is awaited in its turn; `kill`, where there is one, ends the same at once. */
  add(stop, kill = () => {}) {
    this.#steps.push(stop);
    this.#emergencies.push(kill);
    if (this.isRunning) throw new Failure('stopped');
  }

  /** Also when it is called a second time: resolves when everything is undone. */
  run() {
    this.#aborter.abort();
    this.#undoing = this.#undoing.then(() => this.#undo());
    return this.#undoing;
  }

  async #undo() {
    while (this.#steps.length > 0) {
      const step = this.#steps.pop();
      try {
        await step();
      } catch (error) {
        this.say(`while stopping: ${error.message}`);
        process.exitCode = 1;
      }
    }
  }

  async #onSignal() {
    if (this.isRunning) {
      for (const kill of this.#emergencies) kill();
      process.exit(1);
    }
    this.say('stopping (once more to stop at once)');
    this.#aborter.abort();
    await Promise.race([this.work, delay(FINISH_MS)]);
    await this.run();
    this.say('stopped');
    process.exit(process.exitCode ?? this.exitCode);
  }
}
