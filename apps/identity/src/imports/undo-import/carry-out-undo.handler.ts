import { Database } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { importNotUndoable } from '../import.errors.js';
import { nextDue } from '../planned-people.store.js';
import type { RunningUndo } from '../running-undo.js';
import { undoneBy } from '../running-undo.js';
import { appliedTo } from '../undone-people.store.js';
import { type DueUndo, UndoTurn } from './undo-turn.js';

/** People in a step, which is one transaction. */
const PEOPLE_AT_ONCE = 1_000;

/** Takes an import back, a step at a time: each person once, whatever dies in between (F31). */
@Injectable()
export class CarryOutUndoHandler {
  constructor(
    private readonly database: Database,
    private readonly turn: UndoTurn,
  ) {}

  /** Does the next step. @throws ImportLostError; DomainError for what stops the undo as a whole */
  async step(job: RunningUndo): Promise<void> {
    const step = await this.load(job);
    try {
      await this.turn.carryOut(job, step, new Map());
    } catch (error) {
      if (!isTaken(error)) throw error;
      await this.oneByOne(job, step);
    }
  }

  private load(job: RunningUndo): Promise<DueUndo> {
    return this.database.transaction({ platformId: job.platformId }, async (tx) => {
      const due = await nextDue(tx, job, { after: job.position, upTo: null, limit: PEOPLE_AT_ONCE });
      const people = due.map(({ person }) => person);
      const applied = await appliedTo(tx, undoneBy(job), people);
      if (applied.length < due.length) throw importNotUndoable();
      return { due, applied, isLast: due.length < PEOPLE_AT_ONCE };
    });
  }

  /** A login of before is taken, and nobody can tell whose: each has a turn alone. */
  private async oneByOne(job: RunningUndo, step: DueUndo): Promise<void> {
    let at = job;
    for (const [index, due] of step.due.entries()) {
      const applied = step.applied.filter(({ person }) => person === due.person);
      const isLast = step.isLast && index === step.due.length - 1;
      const alone: DueUndo = { due: [due], applied, isLast };
      try {
        at = await this.turn.carryOut(at, alone, new Map());
      } catch (error) {
        if (!isTaken(error)) throw error;
        at = await this.turn.carryOut(at, alone, new Map([[due.userId, error]]));
      }
    }
  }
}

const isTaken = (error: unknown): error is DomainError =>
  error instanceof DomainError && (error.code === 'username_taken' || error.code === 'email_taken');
