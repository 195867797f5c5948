import type { MailDeclaration } from '../delivery/mail-declaration.js';
import { sessionInvitationMail } from './session-invitation.mail.js';
import { sessionReminderMail } from './session-reminder.mail.js';
import { sessionStartMail } from './session-start.mail.js';
import { trialDigestMail } from './trial-digest.mail.js';

/** The mails about learning sessions. */
export const sessionMails: readonly MailDeclaration[] = [
  sessionInvitationMail,
  sessionStartMail,
  sessionReminderMail,
  trialDigestMail,
];
