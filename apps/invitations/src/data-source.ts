import { CreateIdempotencyRecords1764000000001 } from '@rollcall/database';
import { messagingMigrations } from '@rollcall/messaging';
import { Invitation } from './invitations/invitation.entity.js';
import { CreateInvitationJobs1764150000400 } from './migrations/create-invitation-jobs.migration.js';
import { CreateInvitations1764000000100 } from './migrations/create-invitations.migration.js';
import { CreatePlatforms1764000000200 } from './migrations/create-platforms.migration.js';
import { LimitReminders1764150000300 } from './migrations/limit-reminders.migration.js';

/** The database of the invitations service. */
export const invitationsDatabase = {
  service: 'invitations',
  entities: [Invitation],
  migrations: [
    ...messagingMigrations,
    CreateIdempotencyRecords1764000000001,
    CreateInvitations1764000000100,
    CreatePlatforms1764000000200,
    LimitReminders1764150000300,
    CreateInvitationJobs1764150000400,
  ],
} as const;
