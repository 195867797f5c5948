import { CreateOutbox1763900000000 } from './1763900000000-create-outbox.js';
import { CreateInbox1763900100000 } from './1763900100000-create-inbox.js';
import { CreateInboxFunctions1763900200000 } from './1763900200000-create-inbox-functions.js';
import { CreateReceiveEvents1763900300000 } from './1763900300000-create-receive-events.js';

/** Migrations of outbox, inbox and subscriptions: every service puts them first in its list; they run in its own schema. */
export const messagingMigrations = [
  CreateOutbox1763900000000,
  CreateInbox1763900100000,
  CreateInboxFunctions1763900200000,
  CreateReceiveEvents1763900300000,
];
