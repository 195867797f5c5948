import type { Locale, MAIL_DROP_REASONS, MAIL_SUPPRESSION_REASONS, MailKind } from '@rollcall/contracts';
import type { MailVariables } from './mail-declaration.js';
import type { MailLane, MailTopic } from './mail-kinds.rules.js';
import type { MailState, MailTransition } from './mail-state.rules.js';
import type { SecretOwner } from './owner-pause.rules.js';
import type { SmtpOutcome } from './smtp-outcome.rules.js';

/** What every part of the delivery knows about a mail. */
export interface MailIdentity {
  id: string;
  platformId: string;
  kind: MailKind;
  userId: string;
  invitationId: string | null;
  queuedAt: Date;
}

/** A mail that is to be queued. */
export interface NewMail extends MailIdentity {
  causeEventId: string;
  recipient: string;
  locale: Locale;
  variables: MailVariables;
  messageId: string;
  /** The session that it is about, if it is about one. */
  sessionId?: string | null;
  /** Sets mails of one kind for one event apart; empty unless there can be several. */
  occasion?: string;
}

/** A mail as whoever decided on it asks for it. */
export type WantedMail = Omit<NewMail, 'id' | 'messageId' | 'queuedAt'>;

/** A mail that a worker has in hand. */
export interface LeasedMail extends Omit<NewMail, 'causeEventId' | 'occasion'> {
  leaseId: string;
  state: MailState;
  attempts: number;
  lane: MailLane;
  /** What is written to, as suppressions name it. */
  mailbox: string;
  topic: MailTopic | null;
  /** Why the mailbox must not be written to; null when it may. */
  suppressedBy: SuppressionReason | null;
  /** The person asked not to get mails of this topic. */
  isUnsubscribed: boolean;
}

/** Why a mail is given up before it is sent. */
export type DropReason = (typeof MAIL_DROP_REASONS)[number];

/** Why a mailbox is not written to. */
export type SuppressionReason = (typeof MAIL_SUPPRESSION_REASONS)[number];

/** How having a mail in hand ended. */
export type Settlement = { mail: LeasedMail; at: Date } & (
  | { end: 'tried'; outcome: SmtpOutcome; transition: MailTransition }
  | { end: 'dropped'; reason: DropReason }
  | { end: 'suppressed'; reason: SuppressionReason }
  /** Nothing was tried; it goes back to the queue as it was. */
  | { end: 'held'; dueAt: Date; waitsFor: SecretOwner | null }
);
