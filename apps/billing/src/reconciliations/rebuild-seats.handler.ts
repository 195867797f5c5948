import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { v7 as uuidv7 } from 'uuid';
import { lockPlatforms } from '../seats/platform-lock.store.js';
import { RECONCILED } from '../seats/stand-in.rules.js';
import { correctClosedCycles } from '../statements/corrections.store.js';
import type { PlaceRange } from './differences.store.js';
import * as store from './ledger-differences.store.js';

const PEOPLE_AT_ONCE = 10_000;
/** Every closed cycle may have been charged by seats that were wrong. */
const EVER = '-infinity';
/** A range may hold all the people who ever left; whole totals take a second for a million seats. */
const ALLOW_TIME = `SET LOCAL statement_timeout = '300s'`;

/**
 * Holds seats and their totals to the ledger that they follow from, which nobody can change: rows that somebody changed
 * by hand, or that an older backup brought back, are written anew, and cycles closed meanwhile are corrected.
 */
@Injectable()
export class RebuildSeatsHandler {
  constructor(private readonly database: Database) {}

  /** @returns how many people of the range had seats that were not what the ledger says */
  async rebuild(range: PlaceRange): Promise<number> {
    let rebuilt = 0;
    for (let found = PEOPLE_AT_ONCE; found === PEOPLE_AT_ONCE;) {
      found = await this.rebuildSome(range);
      rebuilt += found;
    }
    return rebuilt;
  }

  private rebuildSome(range: PlaceRange): Promise<number> {
    return this.database.transaction('installation', async (tx) => {
      await tx.execute(ALLOW_TIME);
      const people = await store.peopleUnlikeLedger(tx, range, PEOPLE_AT_ONCE);
      if (people.length === 0) return 0;
      await lockPlatforms(tx, people);
      const holders = await store.rebuildSeats(tx, people);
      const cause = { reason: RECONCILED, causeEventId: uuidv7(), affectsFrom: EVER };
      await correctClosedCycles(
        tx,
        [...people, ...holders].map((person) => ({ ...person, ...cause })),
      );
      return people.length;
    });
  }

  /** @returns how many platforms had totals that were not what their seats come to */
  recount(): Promise<number> {
    return this.database.transaction('installation', async (tx) => {
      await tx.execute(ALLOW_TIME);
      const platforms = await store.platformsMiscounted(tx);
      if (platforms.length === 0) return 0;
      await lockPlatforms(tx, platforms);
      await store.recountSeats(tx, platforms);
      return platforms.length;
    });
  }
}
