import type { MailKind, Plan } from '@rollcall/contracts';
import type { MailDecisionReason } from './mail-decision-reasons.rules.js';

/** Whom a mail would go to. */
export interface DecidedRecipient {
  status: 'invited' | 'active' | 'deleted' | 'unknown';
  hasEmail: boolean;
}

/** The platform's say. */
export interface DecidedPlatform {
  plan: Plan;
  /** False: nothing but mails about passwords goes out (N13). */
  mailEnabled: boolean;
}

/** The session that a mail would be about. */
export interface DecidedSession {
  startsAt: Date;
  endsAt: Date | null;
  /** Since when the person is enrolled; null when they are not. */
  enrolledAt: Date | null;
  /** Whether its mail was held back on a free trial and the person never heard of it (D-13). */
  isUntold: boolean;
}

/** One question to the table. */
export interface MailQuestion {
  kind: MailKind;
  recipient: DecidedRecipient;
  platform: DecidedPlatform;
  now: Date;
  /** For mails about a session. */
  session?: DecidedSession;
}

/** What becomes of it. */
export type MailDecision =
  | { do: 'mail' }
  /** Kept for the digest after activation (D-13). */
  | { do: 'hold'; reason: 'free_trial_before_activation' }
  | { do: 'nothing'; reason: MailDecisionReason };

/** Who a kind of mail is for (N1-N3, table 6.1). */
type Audience =
  /** Only while the invitation is open. */
  | 'invited'
  /** Invited and active people alike. */
  | 'both'
  /** Nobody who is only invited (N2). */
  | 'active';

interface KindRule {
  audience: Audience;
  /** Whether it may go out on a free trial before activation (N3). */
  beforeTrialActivation: boolean;
  /** Whether it goes out although the platform's mail is off: nobody is locked out by a setting (N13). */
  aboutPasswords: boolean;
}

const rule = (audience: Audience, beforeTrialActivation = false, aboutPasswords = false): KindRule => ({
  audience,
  beforeTrialActivation,
  aboutPasswords,
});

/** Table 6.1 and N1-N3 by kind of mail. */
const RULES: Readonly<Record<MailKind, KindRule>> = {
  platform_invitation: rule('invited', true),
  invitation_reminder: rule('invited', true),
  account_activation: rule('invited', true, true),
  account_credentials: rule('active', false, true),
  password_reset: rule('active', false, true),
  password_changed: rule('active', false, true),
  session_invitation: rule('both'),
  session_start: rule('both'),
  session_reminder: rule('both'),
  trial_digest: rule('active'),
  deletion_notice: rule('active'),
  import_report: rule('active'),
};

/** Kinds that ignore the platform's switch (N13). */
export const PASSWORD_MAILS: readonly MailKind[] = (Object.keys(RULES) as MailKind[]).filter(
  (kind) => RULES[kind].aboutPasswords,
);

const MAIL: MailDecision = { do: 'mail' };
const nothing = (reason: MailDecisionReason): MailDecision => ({ do: 'nothing', reason });

/**
 * Decides about one mail: now, later in the digest, or not at all and why. When reminders are due is another table,
 * `reminder-rounds.rules.ts`.
 */
export function decideMail({ kind, recipient, platform, now, session }: MailQuestion): MailDecision {
  const { audience, beforeTrialActivation, aboutPasswords } = RULES[kind];
  const about = session ? sessionFault(kind, session, now) : undefined;
  if (recipient.status === 'unknown') return nothing('person_unknown');
  if (recipient.status === 'deleted') return nothing('person_deleted');
  if (!recipient.hasEmail) return nothing('no_email');
  if (about) return nothing(about);
  if (!platform.mailEnabled && !aboutPasswords) return nothing('mail_switched_off');
  if (recipient.status === 'active') return audience === 'invited' ? nothing('already_active') : MAIL;
  if (audience === 'active') return nothing('not_active_yet');
  if (platform.plan !== 'free_trial' || beforeTrialActivation) return MAIL;
  return kind === 'session_invitation'
    ? { do: 'hold', reason: 'free_trial_before_activation' }
    : nothing('free_trial_before_activation');
}

/**
 * What speaks against a mail in the session itself. A late reminder is the only one after the end (D-28), and is for
 * people who knew of the session.
 */
function sessionFault(
  kind: MailKind,
  { startsAt, endsAt, enrolledAt, isUntold }: DecidedSession,
  now: Date,
): MailDecisionReason | undefined {
  if (enrolledAt === null) return 'session_left';
  const isOver = endsAt !== null && endsAt <= now;
  if (isOver && (kind !== 'session_reminder' || isUntold)) return 'session_ended';
  if (kind === 'session_start' && enrolledAt >= startsAt) return 'session_already_started';
  return undefined;
}
