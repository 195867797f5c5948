import type { MAIL_DROP_REASONS, MAIL_SUPPRESSION_REASONS, MailKind } from '@rollcall/contracts';

/** Why a mail is given up before it is sent. */
export type MailDropReason = (typeof MAIL_DROP_REASONS)[number];

/** Why a mailbox is not written to. */
export type SuppressionReason = (typeof MAIL_SUPPRESSION_REASONS)[number];

/** What each kind of mail is called in an explanation. */
export const KIND_NAMES: Readonly<Record<MailKind, string>> = {
  platform_invitation: 'The invitation',
  invitation_reminder: 'The reminder of the invitation',
  account_credentials: 'The mail about the new account',
  account_activation: 'The mail to finish the account',
  password_reset: 'The mail to choose a new password',
  password_changed: 'The notice of a changed password',
  session_invitation: 'The invitation to a session',
  session_start: 'The mail about the start of a session',
  session_reminder: 'The reminder of a session',
  trial_digest: 'The digest of sessions',
  deletion_notice: 'The notice of the deletion',
  import_report: 'The report of an import',
};

/** Why a mail was given up. */
export const GIVEN_UP_BECAUSE: Readonly<Record<MailDropReason | SuppressionReason, string>> = {
  invitation_closed: 'the invitation was accepted or cancelled before',
  recipient_deleted: 'the person was deleted before',
  link_superseded: 'a newer mail brings a new link',
  no_longer_needed: 'what it was about no longer held when it was to be sent',
  session_left: 'the person was no longer enrolled in the session',
  session_ended: 'the session had ended',
  mail_switched_off: 'mail was switched off for the platform',
  unsubscribed: 'the person wants no reminders',
  deletion_date_changed: 'the deletion date was taken back or moved before',
  hard_bounce: 'its mail server says that there is no such mailbox',
  complaint: 'its reader marked a mail as spam, so that only mails about invitation and account go there',
  manual: 'an administrator put it on the list',
};

/** A time as people read it. */
export const at = (time: Date | null): string =>
  time === null ? 'an unknown time' : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** What a mail server said, if it said something. */
export const quoted = (reply: string | null): string => (reply ? ` ("${reply}")` : '');
