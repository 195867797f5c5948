/** Every answer to "why did I get no mail", and what it means; the most likely first. Part of the contract. */
export const NO_MAIL_CODES = {
  person_deleted: 'The person was deleted or erased: nothing is mailed to them.',
  no_email: 'The account has no email address.',
  mail_switched_off: 'Mail is switched off for the whole platform.',
  suppressed:
    'Nothing is sent to the address any more, because it bounced, complained, or somebody listed it.',
  bounced: 'The mail server refused the latest mail of its kind for good, or it came back.',
  mail_server_unreachable: 'The mail server cannot be reached; mails wait and go out by themselves.',
  deferred: 'The mail server put the mail off; it is tried again.',
  free_trial_before_activation:
    'On a free trial people get nothing but the invitation, its reminders and password mails until they accept.',
  events_on_the_way: 'The mail service has not heard of the person yet.',
  queued: 'The mail waits for its turn.',
  link_superseded: 'The mail was given up for a newer one with a new link.',
  dropped: 'The mail was given up before it was sent, as its cause no longer held.',
  unsubscribed: 'The person does not want reminders.',
  not_requested: 'The account was set up without asking for a mail.',
  sent: 'The mail was handed to the mail server: look in the spam folder.',
  alias_mailbox: 'The address is an alias with a #tag: its mails go to the mailbox without it.',
  nothing_due: 'No mail was due in the last 90 days.',
} as const;

/** One of {@link NO_MAIL_CODES}. */
export type NoMailCode = keyof typeof NO_MAIL_CODES;
