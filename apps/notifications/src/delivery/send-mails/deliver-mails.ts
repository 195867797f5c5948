import { Injectable } from '@nestjs/common';
import { Clock } from '@rollcall/platform';
import { DeliverySettings } from '../delivery-settings.js';
import type { LeasedMail } from '../mail-record.js';
import { Lanes } from './lanes.js';
import { FetchSecrets } from './fetch-secrets.js';
import type { FetchedSecrets } from './fetched-secrets.js';
import { Settlements } from './settlements.js';
import { TryMail } from './try-mail.js';

/** How long mails wait whose secrets could not be fetched. */
const OWNER_AWAY_MS = 5_000;

/** Brings leased mails to their end: secrets, hand-over, record. */
@Injectable()
export class DeliverMails {
  private readonly lanes: Lanes;

  constructor(
    private readonly secrets: FetchSecrets,
    private readonly tryMail: TryMail,
    private readonly settlements: Settlements,
    private readonly clock: Clock,
    settings: DeliverySettings,
  ) {
    // One on its way and one ready for each connection: none of them waits for us.
    this.lanes = new Lanes(2 * settings.maxConnections);
  }

  /** @param onEnd called for each mail when what became of it is committed */
  async run(mails: readonly LeasedMail[], leasedUntil: Date, onEnd: () => void): Promise<void> {
    const allowed = mails.filter((mail) => !isForbidden(mail));
    const secrets = await this.secrets.of(allowed);
    const all = mails.map((mail) => this.deliver(mail, secrets.get(mail.id), leasedUntil).finally(onEnd));
    await Promise.all(all);
  }

  /** Without their secrets mails go back to the queue; no attempt is counted. */
  private async deliver(
    mail: LeasedMail,
    secret: FetchedSecrets | undefined,
    leasedUntil: Date,
  ): Promise<void> {
    const at = this.clock.now();
    if (mail.suppressedBy !== null)
      return this.settlements.write({ end: 'suppressed', mail, at, reason: mail.suppressedBy });
    if (mail.isUnsubscribed)
      return this.settlements.write({ end: 'dropped', mail, at, reason: 'unsubscribed' });
    if (secret === undefined) return this.settlements.write(this.tryMail.held(mail, OWNER_AWAY_MS));
    if ('gone' in secret) {
      return this.settlements.write({ end: 'dropped', mail, at, reason: secret.gone });
    }
    const settlement = await this.lanes.run(mail.lane, () =>
      this.tryMail.run(mail, secret.secrets, leasedUntil),
    );
    await this.settlements.write(settlement);
  }
}

const isForbidden = ({ suppressedBy, isUnsubscribed }: LeasedMail): boolean =>
  suppressedBy !== null || isUnsubscribed;
