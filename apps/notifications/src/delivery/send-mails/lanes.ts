import type { MailLane } from '../mail-kinds.rules.js';

/** Runs at most so many pieces of work at a time; the others wait, those of a lower lane in front. */
export class Lanes {
  private readonly waiting: Record<MailLane, (() => void)[]> = { 0: [], 1: [], 2: [] };
  private free: number;

  constructor(count: number) {
    this.free = count;
  }

  async run<T>(lane: MailLane, work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting[lane].push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting[0].shift() ?? this.waiting[1].shift() ?? this.waiting[2].shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
