import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RepeatingTask } from '@rollcall/platform';
import { RecordReportsHandler } from './record-reports.handler.js';

const EVERY_MS = 1_000;

/** Records what was reported too early, as soon as it can be. Replicas share the work. */
@Injectable()
export class EarlyReportsSchedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly task = new RepeatingTask({
    name: 'Early reports about mails',
    everyMs: EVERY_MS,
    run: (isStopping) => this.reports.recordKept(isStopping),
  });

  constructor(private readonly reports: RecordReportsHandler) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.task.stop();
  }
}
