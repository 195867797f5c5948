import type { Locale, MailKind } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import type { MailVariables } from '../delivery/mail-declaration.js';
import type { DropReason, SuppressionReason } from '../delivery/mail-record.js';
import type { MailState } from '../delivery/mail-state.rules.js';
import type { LoggedResult } from './logged-result.rules.js';

/** One attempt to hand a mail to the mail server, or what was reported of it later. */
export interface LoggedAttempt {
  /** ISO 8601. */
  at: string;
  result: LoggedResult;
  reply: string;
}

/** A mail with all that is known of it. */
export interface LoggedMail {
  id: string;
  kind: MailKind;
  causeEventId: string;
  invitationId: string | null;
  sessionId: string | null;
  recipient: string;
  locale: Locale;
  variables: MailVariables;
  messageId: string;
  state: MailState;
  reply: string | null;
  /** Why it was given up: dropped or suppressed. */
  reason: DropReason | SuppressionReason | null;
  queuedAt: Date;
  settledAt: Date | null;
  /** When it is tried next; null when it is not, or when it is being tried right now. */
  nextAttemptAt: Date | null;
  attempts: LoggedAttempt[];
}

const MAIL = `m.id, m.kind, m.cause_event_id AS "causeEventId", m.invitation_id AS "invitationId",
  m.session_id AS "sessionId", m.recipient, m.locale,
  m.variables, m.message_id AS "messageId", m.state, m.reply, m.drop_reason AS reason,
  m.queued_at AS "queuedAt", m.settled_at AS "settledAt",
  CASE WHEN q.lease_id IS NULL THEN q.due_at END AS "nextAttemptAt",
  (SELECT coalesce(json_agg(json_build_object('at', a.attempted_at, 'result', a.result, 'reply', a.reply) ORDER BY a.id), '[]')
     FROM mail_attempts a WHERE a.mail_id = m.id) AS attempts
  FROM mails m LEFT JOIN mail_queue q ON q.mail_id = m.id`;

/** Which mails of whom. */
export interface TimelineWindow {
  platformId: string;
  userId: string;
  /** Only those before this one. */
  before: string;
  take: number;
}

/** What forbids to write to somebody. */
export interface Obstacles {
  suppression: { reason: SuppressionReason; since: Date; detail: string | null } | null;
  /** When the person asked for no more mails of a topic. */
  unsubscribedAt: Date | null;
}

/** The SQL that reads the log of mails. */
export const TimelineStore = {
  /** Newest first; their ids grow with time. */
  async page(tx: Transaction, { platformId, userId, before, take }: TimelineWindow): Promise<LoggedMail[]> {
    const rows = await tx.query<LoggedMail>(
      `SELECT ${MAIL} WHERE m.platform_id = $1 AND m.user_id = $2 AND m.id < $3
        ORDER BY m.id DESC LIMIT $4`,
      [platformId, userId, before, take],
    );
    return rows.map(withIsoTimes);
  },

  /** @param mailbox as suppressions name it; null for who has no address */
  async obstacles(
    tx: Transaction,
    platformId: string,
    userId: string,
    mailbox: string | null,
  ): Promise<Obstacles> {
    const [[suppression], [preference]] = await Promise.all([
      tx.query<NonNullable<Obstacles['suppression']>>(
        'SELECT reason, since, detail FROM mail_suppressions WHERE platform_id = $1 AND mailbox = $2',
        [platformId, mailbox],
      ),
      tx.query<{ at: Date }>(
        'SELECT unsubscribed_at AS at FROM mail_preferences WHERE user_id = $1 ORDER BY unsubscribed_at DESC LIMIT 1',
        [userId],
      ),
    ]);
    return { suppression: suppression ?? null, unsubscribedAt: preference?.at ?? null };
  },

  async find(tx: Transaction, userId: string, mailId: string): Promise<LoggedMail | undefined> {
    const [row] = await tx.query<LoggedMail>(`SELECT ${MAIL} WHERE m.id = $1 AND m.user_id = $2`, [
      mailId,
      userId,
    ]);
    return row && withIsoTimes(row);
  },
};

/** Times inside of JSON come as PostgreSQL writes them. */
const withIsoTimes = (mail: LoggedMail): LoggedMail => ({
  ...mail,
  attempts: mail.attempts.map(({ at, ...attempt }) => ({ at: new Date(at).toISOString(), ...attempt })),
});
