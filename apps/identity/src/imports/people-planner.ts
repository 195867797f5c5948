import { setImmediate as giveWay } from 'node:timers/promises';
import type { Transaction } from '@rollcall/database';
import { Clock, newId } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { findOccupants } from './known-people.query.js';
import { PasswordSeal } from './password-seal.js';
import { planPerson } from './plan-person.rules.js';
import { type ImportWish, type LoadedTerms, loadPlanTerms } from './plan-terms.query.js';
import type { PlannedPerson } from './planned-person.rules.js';
import type { StagedPerson } from './staged-rows.store.js';

/** A planned person with the id that they have, or get if they are new. */
export interface IdentifiedPerson extends PlannedPerson {
  userId: string;
}

/** Who is planned in one go, while requests wait. */
const PLANNED_AT_ONCE = 100;

/**
 * Decides what rows come to: once to show it, and once more, with everybody held, when it is carried out. The same
 * rules and the same policy both times, so that nothing is done that could not be done through the API (V14).
 */
@Injectable()
export class PeoplePlanner {
  constructor(
    private readonly clock: Clock,
    private readonly seal: PasswordSeal,
  ) {}

  /** Loads what is decided with; see {@link loadPlanTerms}. */
  terms(tx: Transaction, wish: ImportWish): Promise<LoadedTerms> {
    return loadPlanTerms(tx, wish, this.clock.now());
  }

  /** Plans some people, in a few statements however many they are; who has a `userId` gets it if they are new. */
  async plan(...asked: Parameters<PeoplePlanner['planSome']>): Promise<IdentifiedPerson[]> {
    const people: IdentifiedPerson[] = [];
    for await (const some of this.planSome(...asked)) people.push(...some);
    return people;
  }

  /** {@link plan}, some at a time, so that those before can be written meanwhile. */
  async *planSome(
    tx: Transaction,
    job: { id: string; terms: LoadedTerms },
    staged: readonly (StagedPerson & { userId?: string })[],
    lock: 'lock' | 'read',
  ): AsyncGenerator<IdentifiedPerson[]> {
    const rows = staged.flatMap((each) => each.rows.map(({ cells }) => cells));
    const logins = {
      emails: [...new Set(rows.flatMap(({ email }) => email ?? []))],
      usernames: [...new Set(rows.flatMap(({ username }) => username ?? []))],
    };
    const occupants = await findOccupants(tx, job.terms.actor.platformId, logins, lock);
    for (let start = 0; start < staged.length; start += PLANNED_AT_ONCE) {
      yield staged.slice(start, start + PLANNED_AT_ONCE).map((each) => {
        const planned = planPerson(job.terms, each.person, this.opened(job.id, each), occupants);
        return { ...planned, userId: planned.known?.userId ?? each.userId ?? newId() };
      });
      await giveWay();
    }
  }

  private opened(importId: string, { rows }: StagedPerson) {
    return rows.map(({ line, cells, password }) => ({
      line,
      cells,
      password: password === null ? null : this.seal.open(importId, Buffer.from(password, 'base64')),
    }));
  }
}
