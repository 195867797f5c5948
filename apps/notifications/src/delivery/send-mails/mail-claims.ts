import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { DeliverySettings } from '../delivery-settings.js';
import type { LeasedMail } from '../mail-record.js';
import { MailsStore } from '../mails.store.js';
import { ServerBreaker } from './server-breaker.js';

/** Mails taken from the queue, and until when they are ours. */
export interface Claim {
  mails: LeasedMail[];
  leasedUntil: Date;
}

/** Takes mails from the queue: as many as there is room for, and none while the mail server is down. */
@Injectable()
export class MailClaims {
  constructor(
    private readonly database: Database,
    private readonly breaker: ServerBreaker,
    private readonly clock: Clock,
    private readonly settings: DeliverySettings,
  ) {}

  async take(room: number): Promise<Claim> {
    const now = this.clock.now();
    const leasedUntil = new Date(now.getTime() + this.settings.leaseMs);
    const admitted = this.breaker.admits(room);
    if (admitted <= 0) return { mails: [], leasedUntil };
    const lease = { id: uuidv7(), now, until: leasedUntil };
    return { mails: await MailsStore.claim(this.database, lease, admitted), leasedUntil };
  }
}
