import type { Topic } from './topics.js';

/** Administrators who look at the same list do not all ask at the same moment. */
const SPREAD_MS = 300;
const SHORTEST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;
/** So much longer than it took: what is slow to fetch, such as a long list during an import, is fetched less often. */
const PAUSE_FACTOR = 5;

/**
 * Fetches again what changes make out of date, one round after the other: what comes meanwhile waits for the next. The
 * pauses in between grow with what a round takes, so that many changes cost a server little.
 */
export class Refresher {
  private readonly waiting = new Set<Topic>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isBusy = false;
  private isStopped = false;

  constructor(private readonly fetchAgain: (topics: readonly Topic[]) => Promise<void>) {}

  add(topics: Iterable<Topic>): void {
    for (const topic of topics) this.waiting.add(topic);
    if (!this.isBusy) this.runAfter(Math.random() * SPREAD_MS);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private runAfter(milliseconds: number): void {
    if (this.isStopped || this.waiting.size === 0) return;
    this.isBusy = true;
    this.timer = setTimeout(() => void this.run(), milliseconds);
  }

  private async run(): Promise<void> {
    const topics = [...this.waiting];
    this.waiting.clear();
    const begunAt = performance.now();
    // What fails is shown by whoever asked for it.
    await this.fetchAgain(topics).catch(() => undefined);
    const pause = Math.max(SHORTEST_PAUSE_MS, PAUSE_FACTOR * (performance.now() - begunAt));
    this.timer = setTimeout(
      () => {
        this.isBusy = false;
        this.runAfter(0);
      },
      Math.min(pause, LONGEST_PAUSE_MS),
    );
  }
}
