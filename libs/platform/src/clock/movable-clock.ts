import { Clock } from './clock.js';

/** A clock that stands still until a test moves it. */
export class MovableClock extends Clock {
  #now: Date;

  constructor(start: Date | string = '2026-01-15T09:00:00.000Z') {
    super();
    this.#now = new Date(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  set(at: Date | string): void {
    this.#now = new Date(at);
  }

  advanceSeconds(seconds: number): void {
    this.#now = new Date(this.#now.getTime() + seconds * 1000);
  }

  advanceDays(days: number): void {
    this.advanceSeconds(days * 86_400);
  }
}
