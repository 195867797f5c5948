/**
 * Why somebody is not written to, or not yet. The same words tell it everywhere: in the decision table
 * (`mail-decisions.rules.ts`), as the reason of a dropped mail, and in `GET /v1/users/{id}/why-no-mail`.
 */
export const MAIL_DECISION_REASONS = {
  /** The account has no email address (U7). */
  no_email: 'The account has no email address.',
  /** No event has told of the person yet. */
  person_unknown: 'Nothing is known of the person yet.',
  /** The account is deleted. */
  person_deleted: 'The account is deleted.',
  /** Invited people get invitation, session mails and reminders of sessions, nothing else (N2). */
  not_active_yet:
    'Until the account is active, only mails about the invitation and its sessions are sent (N2).',
  /** On a free trial nothing but the first platform mail before activation (N3); afterwards one digest (D-13). */
  free_trial_before_activation: 'On a free trial nothing else is sent before the account is active (N3).',
  /** The invitation was accepted: there is nothing left to invite to. */
  already_active: 'The account is active already.',
  /** The platform's mail is switched off (N13). */
  mail_switched_off: 'The platform has its mail switched off (N13).',
  /** Reminders wait for Monday (N9). */
  weekend: 'Reminders are not sent at weekends here (N9); this one waits for Monday.',
  /** The session is over. */
  session_ended: 'The session is over.',
  /** The person is no longer enrolled. */
  session_left: 'The person is no longer enrolled in the session.',
  /** Everybody who was enrolled after the session began: the mail about the enrolment says that it has begun. */
  session_already_started: 'The session had started when the person was enrolled.',
  /** After activation on a free trial there was no session left to tell of (D-13). */
  no_current_session: 'None of the sessions is still running.',
  /** The person was set up without asking for credentials by mail (D-16, D-22). */
  credentials_not_requested: 'The account was set up without sending credentials.',
} as const;

/** A reason of {@link MAIL_DECISION_REASONS}. */
export type MailDecisionReason = keyof typeof MAIL_DECISION_REASONS;
