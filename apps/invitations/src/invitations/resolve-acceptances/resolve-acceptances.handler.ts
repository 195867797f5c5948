import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DependencyUnavailableError } from '@rollcall/platform';
import { AcceptanceResolver } from '../acceptance-resolver.js';
import { AcceptanceStore } from '../acceptance.store.js';

const INTERVAL_MS = 2_000;
const BATCH_SIZE = 50;

/** Looks every few seconds for attempts to accept whose end nobody reported. Replicas share the work. */
@Injectable()
export class ResolveAcceptancesHandler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ResolveAcceptancesHandler.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly acceptances: AcceptanceStore,
    private readonly resolver: AcceptanceResolver,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Resolves what is due now; what identity cannot say yet stays as it is. */
  async resolveDue(): Promise<void> {
    for (const attempt of await this.acceptances.claimExpired(BATCH_SIZE)) {
      if (this.stopped) return;
      const state = await this.resolver.resolve(attempt);
      this.logger.log(
        { invitationId: attempt.invitationId, state },
        'An acceptance of unknown end was resolved',
      );
    }
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.resolveDue()
        .catch((err: unknown) => this.report(err))
        .finally(() => this.schedule());
    }, INTERVAL_MS);
    this.timer.unref();
  }

  private report(err: unknown): void {
    if (err instanceof DependencyUnavailableError) this.logger.debug(`Acceptances wait: ${err.message}`);
    else this.logger.warn({ err }, 'Acceptances could not be resolved; they are tried again');
  }
}
