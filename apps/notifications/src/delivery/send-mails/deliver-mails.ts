import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@rollcall/platform';
import { DeliverySettings } from '../delivery-settings.js';
import type { LeasedMail } from '../mail-record.js';
import { Lanes } from './lanes.js';
import { type MailSecret, MailSecrets } from './mail-secrets.js';
import { Settlements } from './settlements.js';
import { TryMail } from './try-mail.js';

/** How long mails wait whose secrets could not be fetched. */
const OWNER_AWAY_MS = 5_000;

/** Brings leased mails to their end: secrets, hand-over, record. */
@Injectable()
export class DeliverMails {
  private readonly logger = new Logger(DeliverMails.name);
  private readonly lanes: Lanes;

  constructor(
    private readonly secrets: MailSecrets,
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
    const secrets = await this.secretsOf(mails);
    const all = mails.map((mail) => this.deliver(mail, secrets?.get(mail.id), leasedUntil).finally(onEnd));
    await Promise.all(all);
  }

  private async deliver(mail: LeasedMail, secret: MailSecret | undefined, leasedUntil: Date): Promise<void> {
    if (secret === undefined) return this.settlements.write(this.tryMail.held(mail, OWNER_AWAY_MS));
    if ('gone' in secret) {
      return this.settlements.write({ end: 'dropped', mail, at: this.clock.now(), reason: secret.gone });
    }
    const settlement = await this.lanes.run(() => this.tryMail.run(mail, secret.link, leasedUntil));
    await this.settlements.write(settlement);
  }

  /** Without their secrets mails go back to the queue, whatever the reason; no attempt is counted. */
  private async secretsOf(
    mails: readonly LeasedMail[],
  ): Promise<ReadonlyMap<string, MailSecret> | undefined> {
    try {
      return await this.secrets.of(mails);
    } catch (err) {
      this.logger.warn({ err, mails: mails.length }, 'Links could not be fetched; the mails wait');
      return undefined;
    }
  }
}
