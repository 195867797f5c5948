import type { Transaction } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import type { ImportKey } from './imports.store.js';
import { findOccupants } from './known-people.query.js';
import { planUndo } from './plan-undo.rules.js';
import { type ImportWish, type LoadedTerms, loadPlanTerms } from './plan-terms.query.js';
import { findPresent } from './undone-people.store.js';
import type { AppliedPerson, PlannedUndo } from './undone-person.rules.js';

/** Decides what taking an import back comes to: once to show it, and once more, with everybody held, to do it. */
@Injectable()
export class UndoPlanner {
  constructor(private readonly clock: Clock) {}

  /** Loads what is decided with; see {@link loadPlanTerms}. */
  terms(tx: Transaction, wish: ImportWish): Promise<LoadedTerms> {
    return loadPlanTerms(tx, wish, this.clock.now());
  }

  /** @param undone the import that is taken back */
  async plan(
    tx: Transaction,
    { terms, undone }: { terms: LoadedTerms; undone: ImportKey },
    applied: readonly AppliedPerson[],
    lock: 'lock' | 'read',
  ): Promise<PlannedUndo[]> {
    const present = await findPresent(
      tx,
      undone,
      applied.map(({ userId }) => userId),
      lock,
    );
    const before = (name: string) => [
      ...new Set(
        applied.flatMap(({ changes }) =>
          changes.flatMap(({ field, from }) => (field === name && from !== null ? [from] : [])),
        ),
      ),
    ];
    const logins = { emails: before('email'), usernames: before('username') };
    const occupants = await findOccupants(tx, undone.platformId, logins, 'read');
    return applied.map((each) => planUndo(terms, each, present.get(each.userId), occupants));
  }
}
