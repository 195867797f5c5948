import { Injectable } from '@nestjs/common';
import { GapHealer } from '../healing/gap-healer.js';
import { Retention } from './retention.js';

/** What goes on beside the flow of events: healing gaps and deleting what is old. */
@Injectable()
export class Upkeep {
  constructor(
    private readonly healer: GapHealer,
    private readonly retention: Retention,
  ) {}

  start(): void {
    this.healer.start();
    this.retention.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.healer.stop(), this.retention.stop()]);
  }
}
