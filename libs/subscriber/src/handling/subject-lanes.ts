type Work = () => Promise<void>;

/** Does work one after the other for each subject, and for several subjects at the same time. */
export class SubjectLanes {
  /** Work by subject, the one that is being done first. */
  private readonly lanes = new Map<string, Work[]>();
  /** Subjects whose first work has not begun. */
  private readonly ready: string[] = [];
  private running = 0;
  private onIdle: (() => void)[] = [];

  /** @param concurrency how many subjects at the same time */
  constructor(private readonly concurrency: number) {}

  /** Does the work when its turn comes, and resolves with its result. */
  add<Result>(subject: string, work: () => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const lane = this.lanes.get(subject);
      const step: Work = () => work().then(resolve, reject);
      if (lane) lane.push(step);
      else {
        this.lanes.set(subject, [step]);
        this.ready.push(subject);
      }
      this.go();
    });
  }

  /** Resolves when nothing is left to be done. */
  idle(): Promise<void> {
    if (this.lanes.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.onIdle.push(resolve));
  }

  private go(): void {
    while (this.running < this.concurrency) {
      const subject = this.ready.shift();
      if (subject === undefined) return;
      this.running += 1;
      void this.doFirst(subject);
    }
  }

  private async doFirst(subject: string): Promise<void> {
    const lane = this.lanes.get(subject) ?? [];
    await lane[0]?.();
    lane.shift();
    this.running -= 1;
    if (lane.length > 0) this.ready.push(subject);
    else this.lanes.delete(subject);
    if (this.lanes.size === 0) this.tellIdle();
    this.go();
  }

  private tellIdle(): void {
    for (const tell of this.onIdle.splice(0)) tell();
  }
}
