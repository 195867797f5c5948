import { CreateOutbox1763900000000 } from './1763900000000-create-outbox.js';
import { CreateInbox1763900100000 } from './1763900100000-create-inbox.js';
import { CreateInboxFunctions1763900200000 } from './1763900200000-create-inbox-functions.js';
import { CreateReceiveEvents1763900300000 } from './1763900300000-create-receive-events.js';
import { OpenDoorToNewServices1764200000000 } from './1764200000000-open-door-to-new-services.js';
import { TakeEventsAsTheyArrive1764200000100 } from './1764200000100-take-events-as-they-arrive.js';
import { ClaimArrivalsAlongSubjects1765000000000 } from './1765000000000-claim-arrivals-along-subjects.js';
import { LetEventsWait1765100000000 } from './1765100000000-let-events-wait.js';
import { PlanInboxAsItIs1765400000000 } from './1765400000000-plan-inbox-as-it-is.js';

/** Migrations of outbox, inbox and subscriptions: every service puts them first in its list; they run in its own schema. */
export const messagingMigrations = [
  CreateOutbox1763900000000,
  CreateInbox1763900100000,
  CreateInboxFunctions1763900200000,
  CreateReceiveEvents1763900300000,
  OpenDoorToNewServices1764200000000,
  LetEventsWait1765100000000,
  PlanInboxAsItIs1765400000000,
];

/** Further migrations for a service that has a handler of every event. */
export const everyEventMigrations = [
  TakeEventsAsTheyArrive1764200000100,
  ClaimArrivalsAlongSubjects1765000000000,
];
