import { Injectable } from '@nestjs/common';
import type { AccountPlace, AccountState } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { IdentityClient } from '../identity.client.js';
import { type PersonalChange, RecordAccountChangesHandler } from '../seats/record-account-changes.handler.js';
import { type Difference, repairOf } from './difference.rules.js';
import { type PlaceRange, differencesIn } from './differences.store.js';
import { RebuildSeatsHandler } from './rebuild-seats.handler.js';
import type { Figures } from './reconciliations.store.js';

const ACCOUNTS_AT_ONCE = 1_000;
/** Where more differs, something larger is wrong than a few lost events: the rest is counted and left for a person. */
export const MOST_REPAIRED = 1_000;
const FIRST: AccountPlace = place('00000000-0000-0000-0000-000000000000');
const LAST: AccountPlace = place('ffffffff-ffff-ffff-ffff-ffffffffffff');
/** Everything that there is. */
export const PLACES: PlaceRange = { after: FIRST, upTo: LAST };

/**
 * Compares seats with the ledger, and open seats with the active people of identity, page by page and platform after
 * platform, and records what is missing: the true events may still come, and then take over from what was recorded in their stead.
 */
@Injectable()
export class ReconcileSeatsHandler {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
    private readonly recordAccountChanges: RecordAccountChangesHandler,
    private readonly seats: RebuildSeatsHandler,
    private readonly clock: Clock,
  ) {}

  /** @param figures are kept up while it goes on. */
  async reconcile(figures: Figures, isStopping: () => boolean): Promise<void> {
    for (let after: AccountPlace | undefined = FIRST; after;) {
      if (isStopping()) throw new Error('The service stopped.');
      const active = await this.identity.activeAccounts(after, ACCOUNTS_AT_ONCE);
      const next: AccountState | undefined = active.length < ACCOUNTS_AT_ONCE ? undefined : active.at(-1);
      const range = { after, upTo: next ?? LAST };
      figures.rebuilt += await this.seats.rebuild(range);
      await this.compare(range, active, figures);
      figures.compared += active.length;
      after = next;
    }
    figures.rebuilt += await this.seats.recount();
  }

  private async compare(range: PlaceRange, active: readonly AccountState[], figures: Figures): Promise<void> {
    const differences = await this.database.transaction('installation', (tx) =>
      differencesIn(tx, range, active),
    );
    for (let index = 0; index < differences.length; index += ACCOUNTS_AT_ONCE) {
      await this.repair(differences.slice(index, index + ACCOUNTS_AT_ONCE), figures);
    }
  }

  private async repair(differences: readonly Difference[], figures: Figures): Promise<void> {
    // Asked again: between a page of accounts and a look at the seats people come and go.
    const states = await this.identity.accountStates(differences.map(({ userId }) => userId));
    const stateOf = new Map(states.map((state) => [state.userId, state]));
    const now = this.clock.now();
    const changes = differences.flatMap((difference): PersonalChange[] => {
      const repair = repairOf(difference, stateOf.get(difference.userId), now);
      if (!repair) return [];
      const { platformId, userId } = difference;
      return [{ ...repair, platformId, userId, eventId: uuidv7() }];
    });
    const room = Math.max(0, MOST_REPAIRED - figures.missing - figures.surplus);
    figures.missing += changes.filter(({ effect }) => effect === 'opens').length;
    figures.surplus += changes.filter(({ effect }) => effect === 'closes').length;
    figures.unknown += differences.filter(({ userId }) => !stateOf.has(userId)).length;
    figures.repaired += await this.database.transaction('installation', (tx) =>
      this.recordAccountChanges.record(tx, changes.slice(0, room)),
    );
  }
}

function place(id: string): AccountPlace {
  return { platformId: id, userId: id };
}
