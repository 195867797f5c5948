import { Injectable } from '@nestjs/common';
import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox, forgetPeople } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { deliveryAddress, mailboxKey } from '../../delivery/delivery-address.rules.js';
import { MailQueue } from '../../delivery/mail-queue.js';
import { RecipientsStore } from '../recipients.store.js';

/** Drops what is known of erased people: who they were, their mails, what the built-in mailbox keeps, and their
 * mailboxes in the list of suppressions unless others share them; confirms it (T13). */
@Injectable()
export class ErasePeopleHandler {
  constructor(
    private readonly mails: MailQueue,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Error while a worker has a mail to one of them in hand; the event comes again in a moment */
  async erase(tx: Transaction, events: readonly EventOf<'identity.user-erased.v1'>[]): Promise<void> {
    const userIds = events.map(({ data }) => data.userId);
    await RecipientsStore.record(tx, events, 'deleted');
    await this.mails.dropAllOf(tx, userIds, 'recipient_deleted');
    const platformIds = [...new Set(events.map(({ platformid }) => platformid))];
    const addresses = await this.mails.forgetRecipients(tx, platformIds, userIds);
    await tx.execute('DELETE FROM mailbox_mails WHERE recipients && $1::text[]', [
      addresses.flatMap(mailboxOf),
    ]);
    await tx.execute(
      `DELETE FROM mail_suppressions s WHERE platform_id = ANY ($1) AND mailbox = ANY ($2) AND NOT EXISTS (
         SELECT FROM recipients r WHERE r.platform_id = s.platform_id AND r.status <> 'deleted'
            AND lower(regexp_replace(r.email, '^([^#]+)#.*(@[^@]*)$', '\\1\\2')) = s.mailbox)`,
      [platformIds, addresses.map(mailboxKey)],
    );
    await forgetPeople(tx, userIds);
    const confirmedAt = this.clock.now().toISOString();
    await this.outbox.append(
      tx,
      events.map(({ data: { userId }, platformid: platformId }) => ({
        type: 'notifications.erasure-confirmed.v1',
        subject: `erasure/${userId}`,
        subjectVersion: 1,
        platformId,
        data: { userId, confirmedAt },
      })),
    );
  }
}

const mailboxOf = (stored: string): string[] => {
  const address = deliveryAddress(stored);
  return address === null ? [] : [address.toLowerCase()];
};
