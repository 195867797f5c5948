import { Injectable } from '@nestjs/common';
import { Clock } from '@rollcall/platform';
import { DeliverySettings } from '../delivery-settings.js';
import type { MailSecrets } from '../mail-declaration.js';
import type { LeasedMail, Settlement } from '../mail-record.js';
import type { SecretOwner } from '../owner-pause.rules.js';
import { OwnersPresence } from '../owners-presence.js';
import { afterAttempt } from '../mail-state.rules.js';
import { MailHandover } from './mail-handover.js';
import { ServerBreaker } from './server-breaker.js';

/** Tries one mail, if its lease and the state of the mail server allow it. */
@Injectable()
export class TryMail {
  constructor(
    private readonly handover: MailHandover,
    private readonly breaker: ServerBreaker,
    private readonly presence: OwnersPresence,
    private readonly clock: Clock,
    private readonly settings: DeliverySettings,
  ) {}

  /** @param leasedUntil a send that could end after it is not begun: by then the mail may be someone else's */
  async run(mail: LeasedMail, secrets: MailSecrets, leasedUntil: Date): Promise<Settlement> {
    const lastStart = leasedUntil.getTime() - this.settings.sendTimeoutMs;
    if (this.clock.now().getTime() > lastStart) return this.held(mail, 0);
    const outcome = await this.breaker.guard(() => this.handover.attempt(mail, secrets));
    if (outcome === 'held') return this.held(mail, this.breaker.nextProbeMs);
    const at = this.clock.now();
    return { end: 'tried', mail, at, outcome, transition: afterAttempt(mail, outcome, at, Math.random()) };
  }

  /** Back to the queue, for a while. */
  held(mail: LeasedMail, milliseconds: number): Settlement {
    const at = this.clock.now();
    return { end: 'held', mail, at, dueAt: new Date(at.getTime() + milliseconds), waitsFor: null };
  }

  /** Back to the queue until the owner of what it carries answers. @param asks it comes back soon to see */
  waiting(mail: LeasedMail, owner: SecretOwner, asks: boolean): Settlement {
    const at = this.clock.now();
    const dueAt = new Date(at.getTime() + this.presence.pauseMs(owner, asks));
    return { end: 'held', mail, at, dueAt, waitsFor: owner };
  }
}
