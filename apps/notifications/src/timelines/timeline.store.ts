import type { Locale, MailKind } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import type { MailVariables } from '../delivery/mail-declaration.js';
import type { DropReason } from '../delivery/mail-record.js';
import type { MailState } from '../delivery/mail-state.rules.js';
import type { SmtpOutcome } from '../delivery/smtp-outcome.rules.js';

/** One attempt to hand a mail to the mail server. */
export interface LoggedAttempt {
  /** ISO 8601. */
  at: string;
  result: SmtpOutcome['result'];
  reply: string;
}

/** A mail with all that is known of it. */
export interface LoggedMail {
  id: string;
  kind: MailKind;
  causeEventId: string;
  invitationId: string | null;
  recipient: string;
  locale: Locale;
  variables: MailVariables;
  messageId: string;
  state: MailState;
  reply: string | null;
  dropReason: DropReason | null;
  queuedAt: Date;
  settledAt: Date | null;
  /** When it is tried next; null when it is not, or when it is being tried right now. */
  nextAttemptAt: Date | null;
  attempts: LoggedAttempt[];
}

const MAIL = `m.id, m.kind, m.cause_event_id AS "causeEventId", m.invitation_id AS "invitationId", m.recipient, m.locale,
  m.variables, m.message_id AS "messageId", m.state, m.reply, m.drop_reason AS "dropReason",
  m.queued_at AS "queuedAt", m.settled_at AS "settledAt",
  CASE WHEN m.settled_at IS NULL AND m.lease_id IS NULL THEN m.due_at END AS "nextAttemptAt",
  (SELECT coalesce(json_agg(json_build_object('at', a.attempted_at, 'result', a.result, 'reply', a.reply) ORDER BY a.id), '[]')
     FROM mail_attempts a WHERE a.mail_id = m.id) AS attempts`;

/** Which mails of whom. */
export interface TimelineWindow {
  platformId: string;
  userId: string;
  /** Only those before this one. */
  before: string;
  take: number;
}

/** The SQL that reads the log of mails. */
export const TimelineStore = {
  /** Newest first; their ids grow with time. */
  async page(tx: Transaction, { platformId, userId, before, take }: TimelineWindow): Promise<LoggedMail[]> {
    const rows = await tx.query<LoggedMail>(
      `SELECT ${MAIL} FROM mails m WHERE m.platform_id = $1 AND m.user_id = $2 AND m.id < $3
        ORDER BY m.id DESC LIMIT $4`,
      [platformId, userId, before, take],
    );
    return rows.map(withIsoTimes);
  },

  async find(tx: Transaction, userId: string, mailId: string): Promise<LoggedMail | undefined> {
    const [row] = await tx.query<LoggedMail>(
      `SELECT ${MAIL} FROM mails m WHERE m.id = $1 AND m.user_id = $2`,
      [mailId, userId],
    );
    return row && withIsoTimes(row);
  },
};

/** Times inside of JSON come as PostgreSQL writes them. */
const withIsoTimes = (mail: LoggedMail): LoggedMail => ({
  ...mail,
  attempts: mail.attempts.map(({ at, ...attempt }) => ({ at: new Date(at).toISOString(), ...attempt })),
});
