import { Database } from '@rollcall/database';
import { RepeatingTask } from '@rollcall/platform';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RecordAccountChangesHandler } from './record-account-changes.handler.js';

const EVERY_MS = 30_000;
const PEOPLE_AT_ONCE = 200;

/**
 * Opens the seats of people who were set up a day ago and neither got their mail nor signed in (Z-09). Replicas share
 * the work, a batch each.
 */
@Injectable()
export class OpenOverdueSeatsHandler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly task = new RepeatingTask({
    name: 'Overdue seats',
    everyMs: EVERY_MS,
    run: (isStopping) => this.openOverdue(isStopping),
  });

  constructor(
    private readonly database: Database,
    private readonly accountChanges: RecordAccountChangesHandler,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.task.stop();
  }

  /** Opens every seat that is overdue. */
  async openOverdue(isStopping = () => false): Promise<void> {
    for (let opened = PEOPLE_AT_ONCE; opened === PEOPLE_AT_ONCE && !isStopping();) {
      opened = await this.database.transaction('installation', (tx) =>
        this.accountChanges.recordOverdue(tx, PEOPLE_AT_ONCE),
      );
    }
  }
}
