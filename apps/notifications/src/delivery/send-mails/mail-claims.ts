import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { DeliverySettings } from '../delivery-settings.js';
import type { LeasedMail } from '../mail-record.js';
import { MailsStore } from '../mails.store.js';
import { ServerBreaker } from './server-breaker.js';

/** Before every platform. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Mails taken from the queue, and until when they are ours. */
export interface Claim {
  mails: LeasedMail[];
  leasedUntil: Date;
}

/** Takes mails from the queue: as many as there is room for, and none while the mail server is down. */
@Injectable()
export class MailClaims {
  /** Platform that had its turn last in this process. */
  private after = FIRST;

  constructor(
    private readonly database: Database,
    private readonly breaker: ServerBreaker,
    private readonly clock: Clock,
    private readonly settings: DeliverySettings,
  ) {}

  /** @param urgentOnly takes only what people wait for now */
  async take(room: number, urgentOnly: boolean): Promise<Claim> {
    const now = this.clock.now();
    const leasedUntil = new Date(now.getTime() + this.settings.leaseMs);
    const limit = this.breaker.admits(room);
    if (limit <= 0) return { mails: [], leasedUntil };
    const { turnSize, ratePerMinute, trialRatePerMinute } = this.settings;
    const mails = await MailsStore.claim(
      this.database,
      { id: uuidv7(), now, until: leasedUntil },
      { limit, urgentOnly, after: this.after, turnSize, ratePerMinute, trialRatePerMinute },
    );
    this.after = mails.findLast(({ lane }) => lane > 0)?.platformId ?? this.after;
    return { mails, leasedUntil };
  }
}
