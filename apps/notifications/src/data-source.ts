import { messagingMigrations } from '@rollcall/messaging';
import { AwaitOwners1764140000500 } from './migrations/await-owners.migration.js';
import { AwaitPeople1764140000100 } from './migrations/await-people.migration.js';
import { ClaimMailsInTurns1764130000200 } from './migrations/claim-mails-in-turns.migration.js';
import { CreateMailbox1764000002200 } from './migrations/create-mailbox.migration.js';
import { CreateMails1764000002100 } from './migrations/create-mails.migration.js';
import { CreateSessionMails1764120000100 } from './migrations/create-session-mails.migration.js';
import { CreateRecipients1764000002000 } from './migrations/create-recipients.migration.js';
import { KeepReports1764140000400 } from './migrations/keep-reports.migration.js';
import { PostponeRounds1764140000200 } from './migrations/postpone-rounds.migration.js';
import { QueueMailsInTurns1764130000100 } from './migrations/queue-mails-in-turns.migration.js';
import { RetellSessions1764140000300 } from './migrations/retell-sessions.migration.js';

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
    AwaitPeople1764140000100,
    PostponeRounds1764140000200,
    RetellSessions1764140000300,
    KeepReports1764140000400,
    AwaitOwners1764140000500,
  ],
} as const;
