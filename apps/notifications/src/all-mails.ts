import type { MailDeclaration } from './delivery/mail-declaration.js';
import { platformMails } from './platform-mail/platform-mails.js';
import { sessionMails } from './session-mail/session-mails.js';

/** Every kind of mail that Rollcall sends: all of them are previewed, and tested by the same tests. */
export const allMails: readonly MailDeclaration[] = [...platformMails, ...sessionMails];
