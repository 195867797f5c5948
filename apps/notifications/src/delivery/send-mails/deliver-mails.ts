import { Injectable } from '@nestjs/common';
import { Clock } from '@rollcall/platform';
import { DeliverySettings } from '../delivery-settings.js';
import type { LeasedMail } from '../mail-record.js';
import { Lanes } from './lanes.js';
import { FetchSecrets } from './fetch-secrets.js';
import type { FetchedSecrets } from './fetched-secrets.js';
import { Settlements } from './settlements.js';
import { TryMail } from './try-mail.js';

/** How long mails wait that nothing could be found out about. */
const UNCLEAR_MS = 5_000;

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
    const asking = firstToWait(secrets);
    const all = mails.map((mail) => {
      const secret = secrets.get(mail.id);
      const ended =
        secret && 'waitsFor' in secret
          ? this.settlements.write(this.tryMail.waiting(mail, secret.waitsFor, asking.has(mail.id)))
          : this.deliver(mail, secret, leasedUntil);
      return ended.finally(onEnd);
    });
    await Promise.all(all);
  }

  /** Without their secrets mails go back to the queue; no attempt is counted. */
  private async deliver(
    mail: LeasedMail,
    secret: Exclude<FetchedSecrets, { waitsFor: unknown }> | undefined,
    leasedUntil: Date,
  ): Promise<void> {
    const at = this.clock.now();
    if (mail.suppressedBy !== null)
      return this.settlements.write({ end: 'suppressed', mail, at, reason: mail.suppressedBy });
    if (mail.isUnsubscribed)
      return this.settlements.write({ end: 'dropped', mail, at, reason: 'unsubscribed' });
    if (secret === undefined) return this.settlements.write(this.tryMail.held(mail, UNCLEAR_MS));
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

/** Of the mails that wait for the same owner one comes back soon, to see whether it answers. */
function firstToWait(secrets: ReadonlyMap<string, FetchedSecrets>): ReadonlySet<string> {
  const waiting = [...secrets].flatMap(([id, secret]) =>
    'waitsFor' in secret ? [{ id, owner: secret.waitsFor }] : [],
  );
  // The last entry of a key counts: hence from the end.
  return new Set(new Map(waiting.toReversed().map(({ id, owner }) => [owner, id])).values());
}
