import { Database } from '@rollcall/database';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AnswerResetRequests } from './answer-reset-requests.js';
import { ResetRequestsSignal } from './reset-requests-signal.js';

/** How often it looks for requests that another replica took and did not get to. */
const POLL_MS = 2_000;

/** Works on requests for links, one batch after another, for as long as the service runs; replicas share them. */
@Injectable()
export class ResetRequestsWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ResetRequestsWorker.name);
  private stopping = false;
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly answerRequests: AnswerResetRequests,
    private readonly signal: ResetRequestsSignal,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.signal.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      if ((await this.tryBatch()) === 0) await this.signal.sleep(POLL_MS);
    }
  }

  private async tryBatch(): Promise<number> {
    try {
      return await this.database.transaction('installation', (tx) => this.answerRequests.execute(tx));
    } catch (err) {
      this.logger.error({ err }, 'Requests for password links could not be worked on; trying again');
      return 0;
    }
  }
}
