import { CreateIdempotencyRecords1764000000001 } from '@rollcall/database';
import { everyEventMigrations, messagingMigrations } from '@rollcall/messaging';
import { CreateFeed1764200000200 } from './migrations/create-feed.migration.js';
import { CreateWebhooks1764200000300 } from './migrations/create-webhooks.migration.js';

/** The database of the events service. It has no entities: its writes are set-based, in the stores. */
export const eventsDatabase = {
  service: 'events',
  entities: [],
  migrations: [
    ...messagingMigrations,
    CreateIdempotencyRecords1764000000001,
    ...everyEventMigrations,
    CreateFeed1764200000200,
    CreateWebhooks1764200000300,
  ],
} as const;
