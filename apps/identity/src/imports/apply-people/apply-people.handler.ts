import { Database } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import type { RunningImport } from '../imports.store.js';
import { nextDue } from '../planned-people.store.js';
import { ApplyTurn, type DueStretch } from './apply-turn.js';
import { FirstPasswords } from './first-passwords.js';
import { PeopleRacedError } from './raced-people.js';
import { FIRST_LENGTH, nextLength } from './stretch-length.rules.js';

/** Stretches at a time: while the database writes one, the next is decided. */
const SIDE_BY_SIDE = 2;
/** Where passwords are hashed, which takes much longer. */
const PEOPLE_WITH_PASSWORDS = 100;

/** What is to be done in a step. */
interface DueStep {
  stretches: readonly DueStretch[];
  isLast: boolean;
}

/** Carries a plan out, a step at a time: each person once, whatever dies in between (F31). */
@Injectable()
export class ApplyPeopleHandler {
  /** People in a stretch, which is one transaction. */
  private length = FIRST_LENGTH;

  constructor(
    private readonly database: Database,
    private readonly turn: ApplyTurn,
    private readonly passwords: FirstPasswords,
  ) {}

  /** Does the next step. @throws ImportLostError; DomainError for what stops the import as a whole */
  async step(job: RunningImport): Promise<void> {
    const { stretches, isLast } = await this.load(job);
    const begun = performance.now();
    // Each to its end: what one comes to must not be left to itself when another fails.
    const outcomes = await Promise.allSettled(stretches.map((each) => this.applyStretch(job, each)));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    if (isLast) await this.turn.finish(job);
    else this.length = nextLength(stretches[0]?.due.length ?? this.length, performance.now() - begun);
  }

  private async load(job: RunningImport): Promise<DueStep> {
    const { platformId, position, aheadFrom } = job;
    // People who were ahead when the step before was given up: first those up to them.
    const limit = this.length * (aheadFrom === null ? SIDE_BY_SIDE : 1);
    const due = await this.database.transaction({ platformId }, (tx) =>
      nextDue(tx, job, { after: position, upTo: aheadFrom, limit }),
    );
    const isSlow = due.some(({ rows }) => rows.some(({ password }) => password !== null));
    const taken = isSlow ? due.slice(0, PEOPLE_WITH_PASSWORDS) : due;
    const isAll = due.length < limit && taken.length === due.length;
    const hashes = isSlow ? await this.passwords.hash(job.id, taken) : new Map<number, string>();
    const end = isAll && aheadFrom !== null ? aheadFrom : (taken.at(-1)?.person ?? position);
    const whole: DueStretch = { from: position, to: end, due: taken, hashes };
    if (end === position) return { stretches: [], isLast: true };
    return { stretches: cut(whole, this.length), isLast: isAll && aheadFrom === null };
  }

  private async applyStretch(job: RunningImport, stretch: DueStretch): Promise<void> {
    try {
      await this.carryOut(job, stretch);
    } catch (error) {
      if (!isTaken(error)) throw error;
      await this.oneByOne(job, stretch);
    }
  }

  /** Once more if logins were taken meanwhile: then it is known by whom. */
  private async carryOut(job: RunningImport, stretch: DueStretch): Promise<void> {
    try {
      await this.turn.carryOut(job, stretch, new Map());
    } catch (error) {
      if (!(error instanceof PeopleRacedError)) throw error;
      await this.turn.carryOut(job, stretch, error.refused);
    }
  }

  /** Somebody in the stretch cannot be written, and nobody can tell who: each has a turn alone. */
  private async oneByOne(job: RunningImport, stretch: DueStretch): Promise<void> {
    for (const alone of cut(stretch, 1)) {
      try {
        await this.carryOut(job, alone);
      } catch (error) {
        if (!isTaken(error)) throw error;
        await this.turn.carryOut(job, alone, new Map(alone.due.map(({ userId }) => [userId, error])));
      }
    }
  }
}

/** Cuts a stretch into shorter ones that lie end to end. */
function cut(whole: DueStretch, length: number): DueStretch[] {
  const stretches: DueStretch[] = [];
  let { from } = whole;
  for (let start = 0; start < Math.max(1, whole.due.length); start += length) {
    const due = whole.due.slice(start, start + length);
    const isLast = start + length >= whole.due.length;
    const to = isLast ? whole.to : (due.at(-1)?.person ?? whole.to);
    stretches.push({ ...whole, from, to, due });
    from = to;
  }
  return stretches;
}

const isTaken = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.code === 'username_taken';
