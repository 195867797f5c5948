import { Logger } from '@nestjs/common';

/** How a task repeats. */
export interface RepeatingTaskOptions {
  /** What is said in the log when a run fails: `Deletion dates`. */
  name: string;
  everyMs: number;
  /** One run. Should look at `isStopping()` between its steps if it can be long. */
  run(isStopping: () => boolean): Promise<unknown>;
}

/**
 * Runs something again and again with a pause in between, never twice at once in this process; a run that fails is
 * only logged, the next one tries again. Replicas must share the work by locks of their own.
 */
export class RepeatingTask {
  private readonly logger = new Logger(RepeatingTask.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(private readonly options: RepeatingTaskOptions) {}

  start(): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.running = this.runOnce().finally(() => this.start());
    }, this.options.everyMs);
    this.timer.unref();
  }

  /** Waits for the run under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async runOnce(): Promise<void> {
    try {
      await this.options.run(() => this.stopping);
    } catch (err) {
      this.logger.warn({ err }, `${this.options.name}: a run failed; the next one tries again`);
    }
  }
}
