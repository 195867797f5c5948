import { Injectable } from '@nestjs/common';
import type { EventOf, EventType } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { type NewEvent, Outbox } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import type { MailDeclaration } from './mail-declaration.js';
import type { DropReason, WantedMail } from './mail-record.js';
import { MailSenderAddress } from './mail-sender-address.js';
import { MailSignal } from './mail-signal.js';
import { mailDropped, mailSuppressed } from './mail.events.js';
import type { ChangedMail } from './mail-news.sql.js';
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
    const wanted = events.map((event) => {
      const { address, ...about } = declaration.recipient(event);
      return {
        ...about,
        platformId: event.platformid,
        kind: declaration.kind,
        causeEventId: event.id,
        recipient: address,
        variables: declaration.variables(event),
      };
    });
    await this.put(tx, wanted);
  }

  /** Queues mails that were decided on by more than their event; one of a kind for one event and occasion. */
  async put(tx: Transaction, wanted: readonly WantedMail[]): Promise<void> {
    if (wanted.length === 0) return;
    const queuedAt = this.clock.now();
    const mails = wanted.map((mail) => {
      const id = uuidv7();
      return { ...mail, id, messageId: this.sender.messageIdOf(id), queuedAt };
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
    await this.tellDropped(tx, await MailsStore.dropAllOf(tx, userIds, reason, now), reason, now);
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
    await this.tellDropped(tx, await MailsStore.drop(tx, invitationIds, reason, now), reason, now);
  }

  /** Gives up what is still queued for people who were deleted, but for mails of an invitation. */
  async dropOfDeleted(tx: Transaction, userIds: readonly string[]): Promise<void> {
    const now = this.clock.now();
    await this.tellDropped(tx, await MailsStore.dropOfDeleted(tx, userIds, now), 'recipient_deleted', now);
  }

  /** Gives up what is still queued about sessions that people left. */
  async dropOfLeft(tx: Transaction, left: readonly { userId: string; sessionId: string }[]): Promise<void> {
    const now = this.clock.now();
    await this.tellDropped(tx, await MailsStore.dropOfLeft(tx, left, now), 'session_left', now);
  }

  private async tellDropped(
    tx: Transaction,
    dropped: readonly ChangedMail[],
    reason: DropReason,
    at: Date,
  ): Promise<void> {
    await this.outbox.append(
      tx,
      dropped.map((mail) => mailDropped(mail, reason, at)),
    );
  }
}

const withheldEvent = (mail: WithheldMail, at: Date): NewEvent =>
  mail.state === 'suppressed' ? mailSuppressed(mail, mail.reason, at) : mailDropped(mail, mail.reason, at);
