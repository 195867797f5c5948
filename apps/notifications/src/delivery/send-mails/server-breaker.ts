import { Injectable, Logger } from '@nestjs/common';
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  type CircuitBreakerPolicy,
  circuitBreaker,
  handleType,
} from 'cockatiel';
import { DeliverySettings } from '../delivery-settings.js';
import { MailServerState } from '../mail-server-state.js';
import { serverHeld } from '../mail-metrics.js';
import { type SmtpOutcome, isServerFault } from '../smtp-outcome.rules.js';

class ServerFault extends Error {
  constructor(readonly outcome: SmtpOutcome) {
    super(outcome.reply);
  }
}

/**
 * Holds the mails while the mail server is down: after a number of failures in a row nothing is sent but one mail every
 * so often, until one gets through. A mail that is held loses no attempt.
 */
@Injectable()
export class ServerBreaker {
  private readonly logger = new Logger(ServerBreaker.name);
  private readonly policy: CircuitBreakerPolicy;
  private probeAt = 0;

  constructor(
    private readonly settings: DeliverySettings,
    private readonly server: MailServerState,
  ) {
    this.policy = circuitBreaker(handleType(ServerFault), {
      halfOpenAfter: settings.probeEveryMs,
      breaker: new ConsecutiveBreaker(settings.breakerThreshold),
    });
    this.policy.onStateChange((state) => this.noteState(state));
  }

  /** How many of so many mails may be tried now. */
  admits(wanted: number): number {
    if (this.policy.state === CircuitState.Closed) return wanted;
    return this.policy.state === CircuitState.Open && Date.now() >= this.probeAt ? Math.min(1, wanted) : 0;
  }

  get isOpen(): boolean {
    return this.policy.state !== CircuitState.Closed;
  }

  /** When the next mail may be tried, while mails are held. */
  get nextProbeMs(): number {
    return Math.max(0, this.probeAt - Date.now());
  }

  /** @returns what the attempt led to, or `held` when none was made */
  async guard(attempt: () => Promise<SmtpOutcome>): Promise<SmtpOutcome | 'held'> {
    try {
      return await this.policy.execute(async () => {
        const outcome = await attempt();
        if (isServerFault(outcome)) throw new ServerFault(outcome);
        return outcome;
      });
    } catch (error) {
      if (error instanceof ServerFault) return error.outcome;
      if (error instanceof BrokenCircuitError) return 'held';
      throw error;
    }
  }

  private noteState(state: CircuitState): void {
    serverHeld.set(state === CircuitState.Closed ? 0 : 1);
    if (state === CircuitState.Open) {
      this.probeAt = Date.now() + this.settings.probeEveryMs;
      this.server.failsSince ??= new Date();
      this.logger.error('The mail server fails: mails are held, and one is tried from time to time.');
    }
    if (state !== CircuitState.Closed) return;
    this.server.failsSince = null;
    this.logger.log('The mail server takes mails again.');
  }
}
