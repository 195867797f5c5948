import { messagingMigrations } from '@rollcall/messaging';
import { ClaimMailsInTurns1764130000200 } from './migrations/claim-mails-in-turns.migration.js';
import { CreateMailbox1764000002200 } from './migrations/create-mailbox.migration.js';
import { CreateMails1764000002100 } from './migrations/create-mails.migration.js';
import { CreateSessionMails1764120000100 } from './migrations/create-session-mails.migration.js';
import { CreateRecipients1764000002000 } from './migrations/create-recipients.migration.js';
import { QueueMailsInTurns1764130000100 } from './migrations/queue-mails-in-turns.migration.js';

/** The database of the notifications service. It has no entities: all its writes are set-based, in the stores. */
export const notificationsDatabase = {
  service: 'notifications',
  entities: [],
  migrations: [
    ...messagingMigrations,
    CreateRecipients1764000002000,
    CreateMails1764000002100,
    CreateMailbox1764000002200,
    CreateSessionMails1764120000100,
    QueueMailsInTurns1764130000100,
    ClaimMailsInTurns1764130000200,
  ],
} as const;
