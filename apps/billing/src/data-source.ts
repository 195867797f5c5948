import { messagingMigrations } from '@rollcall/messaging';
import { CreateCycles1764160000100 } from './migrations/create-cycles.migration.js';
import { CreateSeats1764000000100 } from './migrations/create-seats.migration.js';
import { OpenSeatsLater1764100020500 } from './migrations/open-seats-later.migration.js';
import { TellMoreOfReconciliations1764545000100 } from './migrations/tell-more-of-reconciliations.migration.js';
import { VersionPrices1764640000100 } from './migrations/version-prices.migration.js';
import { LedgerEntry } from './seats/ledger-entry.entity.js';

/** The database of the billing service. */
export const billingDatabase = {
  service: 'billing',
  entities: [LedgerEntry],
  migrations: [
    ...messagingMigrations,
    CreateSeats1764000000100,
    OpenSeatsLater1764100020500,
    CreateCycles1764160000100,
    TellMoreOfReconciliations1764545000100,
    VersionPrices1764640000100,
  ],
} as const;
