import type { MailDeclaration } from '../delivery/mail-declaration.js';
import { invitationReminderMail } from './invitation-reminder.mail.js';
import { platformInvitationMail } from './platform-invitation.mail.js';

/** The mails about being on a platform. */
export const platformMails: readonly MailDeclaration[] = [platformInvitationMail, invitationReminderMail];
