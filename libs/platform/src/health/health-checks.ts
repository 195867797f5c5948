import { Injectable, Logger } from '@nestjs/common';

/** Resolves when all is well; throws, with the reason, when the service cannot do its work. */
export type HealthCheck = () => void | Promise<void>;

/** Whether a service can take work, and which of its checks say so. */
export interface Readiness {
  ready: boolean;
  draining: boolean;
  checks: Record<string, 'ok' | 'failed'>;
}

const CHECK_TIMEOUT_MS = 2000;

/** The checks behind `/readyz`. Libraries register theirs: database, carrier, age of the outbox. */
@Injectable()
export class HealthChecks {
  private readonly logger = new Logger(HealthChecks.name);
  private readonly checks = new Map<string, HealthCheck>();
  private running: Promise<Readiness> | undefined;
  private draining = false;
  private readonly endings: (() => void)[] = [];

  /** Adds a check; one of the same name replaces it. */
  register(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  /** From now on the service is not ready, so that no new work is sent to it. */
  startDraining(): void {
    this.draining = true;
    for (const end of this.endings.splice(0)) end();
  }

  /** Calls `end` when the service is on its way out: for what would go on for long and does not look by itself. */
  onDraining(end: () => void): void {
    this.endings.push(end);
  }

  /** Whether the service is on its way out: what would go on for long should end. */
  get isDraining(): boolean {
    return this.draining;
  }

  /** Runs all checks; callers at the same time share one run. */
  readiness(): Promise<Readiness> {
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async run(): Promise<Readiness> {
    const outcomes = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await this.outcome(name, check)] as const),
    );
    const ready = !this.draining && outcomes.every(([, outcome]) => outcome === 'ok');
    return { ready, draining: this.draining, checks: Object.fromEntries(outcomes) };
  }

  private async outcome(name: string, check: HealthCheck): Promise<'ok' | 'failed'> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS);
    });
    try {
      await Promise.race([check(), tooLate]);
      return 'ok';
    } catch (err) {
      this.logger.warn({ err, check: name }, 'A health check failed');
      return 'failed';
    } finally {
      clearTimeout(timer);
    }
  }
}
