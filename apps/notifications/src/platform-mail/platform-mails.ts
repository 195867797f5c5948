import type { MailDeclaration } from '../delivery/mail-declaration.js';
import { accountActivationMail } from './account-activation.mail.js';
import { accountCredentialsMail } from './account-credentials.mail.js';
import { deletionNoticeMail } from './deletion-notice.mail.js';
import { importReportMail } from './import-report.mail.js';
import { invitationReminderMail } from './invitation-reminder.mail.js';
import { passwordChangedMail } from './password-changed.mail.js';
import { passwordResetMail } from './password-reset.mail.js';
import { platformInvitationMail } from './platform-invitation.mail.js';

/** The mails that bring an invitation, in the name of a person. */
export const invitationMails: readonly MailDeclaration[] = [platformInvitationMail, invitationReminderMail];

/** The mails about an account and its password, in the name of the platform. */
export const accountMails: readonly MailDeclaration[] = [
  accountCredentialsMail,
  accountActivationMail,
  passwordResetMail,
  passwordChangedMail,
];

/** What people are told of without having asked for it. */
export const noticeMails: readonly MailDeclaration[] = [deletionNoticeMail, importReportMail];

/** The mails about being on a platform. */
export const platformMails: readonly MailDeclaration[] = [
  ...invitationMails,
  ...accountMails,
  ...noticeMails,
];
