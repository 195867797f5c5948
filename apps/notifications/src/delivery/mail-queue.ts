import { Injectable } from '@nestjs/common';
import type { EventOf, EventType } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { type NewEvent, Outbox } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import type { MailDeclaration } from './mail-declaration.js';
import type { DropReason } from './mail-record.js';
import { MailSenderAddress } from './mail-sender-address.js';
import { MailSignal } from './mail-signal.js';
import { mailDropped, mailSuppressed } from './mail.events.js';
import { MailsStore, type WithheldMail } from './mails.store.js';

/** The way in: what leads to a mail puts it here, in the transaction in which the event is handled. */
@Injectable()
export class MailQueue {
  constructor(
    private readonly sender: MailSenderAddress,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly signal: MailSignal,
  ) {}

  /** Queues one mail for each event; an event that was seen before leads to nothing (E23). */
  async add<T extends EventType>(
    tx: Transaction,
    declaration: MailDeclaration<T>,
    events: readonly EventOf<T>[],
  ): Promise<void> {
    const queuedAt = this.clock.now();
    const mails = events.map((event) => {
      const { address, ...about } = declaration.recipient(event);
      const id = uuidv7();
      return {
        ...about,
        id,
        platformId: event.platformid,
        kind: declaration.kind,
        causeEventId: event.id,
        recipient: address,
        variables: declaration.variables(event),
        messageId: this.sender.messageIdOf(id),
        queuedAt,
      };
    });
    const withheld = await MailsStore.insert(tx, mails);
    await this.outbox.append(
      tx,
      withheld.map((mail) => withheldEvent(mail, queuedAt)),
    );
    tx.afterCommit(() => this.signal.ring());
  }

  /** Gives up everything that is still queued for people. */
  async dropAllOf(tx: Transaction, userIds: readonly string[], reason: DropReason): Promise<void> {
    const now = this.clock.now();
    const dropped = await MailsStore.dropAllOf(tx, userIds, reason, now);
    await this.outbox.append(
      tx,
      dropped.map((mail) => mailDropped(mail, reason, now)),
    );
  }

  /**
   * Takes address and contents out of the log of their mails (T13). @returns the addresses
   * @throws Error while a worker has a mail to one of them in hand
   */
  async forgetRecipients(
    tx: Transaction,
    platformIds: readonly string[],
    userIds: readonly string[],
  ): Promise<string[]> {
    if (await MailsStore.hasOpenMails(tx, userIds)) {
      throw new Error('A mail to an erased person is being sent; its log cannot be emptied yet.');
    }
    return MailsStore.forgetRecipients(tx, platformIds, userIds);
  }

  /** Gives up what is still queued for invitations that ended. */
  async drop(tx: Transaction, invitationIds: readonly string[], reason: DropReason): Promise<void> {
    if (invitationIds.length === 0) return;
    const now = this.clock.now();
    const dropped = await MailsStore.drop(tx, invitationIds, reason, now);
    await this.outbox.append(
      tx,
      dropped.map((mail) => mailDropped(mail, reason, now)),
    );
  }
}

const withheldEvent = (mail: WithheldMail, at: Date): NewEvent =>
  mail.state === 'suppressed' ? mailSuppressed(mail, mail.reason, at) : mailDropped(mail, mail.reason, at);
