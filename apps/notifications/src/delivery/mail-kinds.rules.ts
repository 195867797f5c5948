import type { MailKind } from '@rollcall/contracts';

/**
 * Which mails go first. 0: somebody sits there and waits for it. 1: lets somebody in. 2: all others. Platforms take
 * turns in each (V27); within a platform the lower lane goes first.
 */
export type MailLane = 0 | 1 | 2;

/** What people can unsubscribe from with one click (RFC 8058). */
export type MailTopic = 'reminders';

const LANES: Readonly<Record<MailKind, MailLane>> = {
  password_reset: 0,
  password_changed: 0,
  account_activation: 0,
  account_credentials: 1,
  platform_invitation: 1,
  invitation_reminder: 2,
  session_invitation: 2,
  session_start: 2,
  session_reminder: 2,
  trial_digest: 2,
  deletion_notice: 2,
  import_report: 2,
};

/** In which lane a mail waits. */
export const laneOf = (kind: MailKind): MailLane => LANES[kind];

/**
 * The topic of a mail that repeats itself; null for mails that are sent once because something happened, or that one
 * person sends another: there is nothing to unsubscribe from.
 */
export const topicOf = (kind: MailKind): MailTopic | null =>
  kind === 'session_reminder' || kind === 'session_start' ? 'reminders' : null;
