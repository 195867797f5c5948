import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock, RepeatingTask } from '@rollcall/platform';
import { RollCyclesHandler } from './roll-cycles.handler.js';
import { duePlatforms } from './cycles.store.js';

const EVERY_MS = 30_000;
const PLATFORMS_AT_ONCE = 200;

/** Begins and closes cycles when their time has come, also after the service was away. Replicas share the work. */
@Injectable()
export class CyclesSchedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(CyclesSchedule.name);
  private readonly task = new RepeatingTask({
    name: 'Billing cycles',
    everyMs: EVERY_MS,
    run: (isStopping) => this.rollDue(isStopping),
  });

  constructor(
    private readonly database: Database,
    private readonly cycles: RollCyclesHandler,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.task.stop();
  }

  /** Rolls every platform that is due, each in a transaction of its own. */
  async rollDue(isStopping = () => false): Promise<void> {
    const due = await this.database.transaction('installation', (tx) =>
      duePlatforms(tx, this.clock.now(), PLATFORMS_AT_ONCE),
    );
    for (const platformId of due) {
      if (isStopping()) return;
      await this.rollOne(platformId);
    }
  }

  private async rollOne(platformId: string): Promise<void> {
    try {
      await this.database.transaction('installation', (tx) => this.cycles.roll(tx, platformId));
    } catch (err) {
      // The others must not wait for it.
      this.logger.error(
        { err, platformId },
        'The cycles of a platform could not be rolled; the next run tries again',
      );
    }
  }
}
