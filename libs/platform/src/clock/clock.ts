/** The only source of the present time. Injected, so that tests can move it. */
export abstract class Clock {
  abstract now(): Date;
}
