import { Injectable } from '@nestjs/common';
import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import type { MailDeclaration } from '../delivery/mail-declaration.js';
import { MailQueue } from '../delivery/mail-queue.js';
import { RecipientsStore } from '../recipients/recipients.store.js';

/** Events that lead to a mail with a message of a person. */
type MessageEvent = 'invitations.invitation-issued.v1' | 'invitations.invitation-reminded.v1';

/** Queues mails to invited people. */
@Injectable()
export class InvitationMails {
  constructor(private readonly queue: MailQueue) {}

  /** On a free trial messages of people are left out, whatever the other services let through (V27). */
  async add<T extends MessageEvent>(
    tx: Transaction,
    declaration: MailDeclaration<T>,
    events: readonly EventOf<T>[],
  ): Promise<void> {
    const platformIds = [...new Set(events.map(({ platformid }) => platformid))];
    const trials = await RecipientsStore.platformsOnPlan(tx, platformIds, 'free_trial');
    const allowed = events.map((event) => (trials.has(event.platformid) ? withoutMessage(event) : event));
    await this.queue.add(tx, declaration, allowed);
  }
}

const withoutMessage = <T extends MessageEvent>(event: EventOf<T>): EventOf<T> =>
  ({ ...event, data: { ...(event as EventOf<MessageEvent>).data, message: null } }) as EventOf<T>;
