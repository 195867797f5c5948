/**
 * A clock that other processes go by: the time of the machine, and later by whatever it was moved.
 *
 *   const clock = ShiftedClock.create(directory);
 *   spawn(process.execPath, [program], { env: { ...env, NODE_OPTIONS: clock.nodeOptions } });
 *   clock.advanceSeconds(3_600);       for these processes it is an hour later, at once
 *   clock.now()                        what they take for the present time
 *
 * Timers run as ever, and so do the clocks of databases: what asks PostgreSQL for the time is not moved.
 */
import { closeSync, mkdtempSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export class ShiftedClock {
  #file;
  #shiftMs = 0;

  constructor(file) {
    this.file = file;
    this.#file = openSync(file, 'w+');
    this.#write();
  }

  static create(directory) {
    return new ShiftedClock(path.join(mkdtempSync(path.join(directory, 'clock-')), 'shift'));
  }

  /** `NODE_OPTIONS` of processes that are to go by this clock. */
  get nodeOptions() {
    const url = pathToFileURL(path.join(import.meta.dirname, 'shifted-date.mjs'));
    url.searchParams.set('file', this.file);
    return `--import=${url.href}`;
  }

  now() {
    return new Date(Date.now() + this.#shiftMs);
  }

  advanceSeconds(seconds) {
    this.#shiftMs += seconds * 1_000;
    this.#write();
  }

  close() {
    closeSync(this.#file);
  }

  #write() {
    writeSync(this.#file, new Float64Array([this.#shiftMs]), 0, 8, 0);
  }
}
