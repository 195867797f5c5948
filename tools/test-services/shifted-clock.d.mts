/** See shifted-clock.mjs for what each does. */
export class ShiftedClock {
  static create(directory: string): ShiftedClock;
  readonly nodeOptions: string;
  now(): Date;
  advanceSeconds(seconds: number): void;
  close(): void;
}
