import { Database, type Transaction } from '@rollcall/database';
import type { DomainError } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { PeopleReverter } from '../../users/people-reverter.js';
import type { RevertedPerson } from '../../users/reverted-person.rules.js';
import { ImportEnds } from '../import-ends.js';
import { assertOurs } from '../import.errors.js';
import { advanceApply, stopImport } from '../imports.store.js';
import { countUndone, withoutLogins } from '../plan-undo.rules.js';
import { type DuePerson, noteApplied } from '../planned-people.store.js';
import { type RunningUndo, undoneBy } from '../running-undo.js';
import { UndoPlanner } from '../undo-planner.js';
import { recordUndo } from '../undone-people.store.js';
import type { AppliedPerson, PlannedUndo } from '../undone-person.rules.js';

/** People who are due, with what the import did to them. */
export interface DueUndo {
  due: readonly DuePerson[];
  applied: readonly AppliedPerson[];
  isLast: boolean;
}

/** One transaction of an undo: decides once more, with everybody held, writes, and notes that it is done. */
@Injectable()
export class UndoTurn {
  constructor(
    private readonly database: Database,
    private readonly planner: UndoPlanner,
    private readonly reverter: PeopleReverter,
    private readonly ends: ImportEnds,
  ) {}

  /**
   * @param refused people whose logins of before are taken, and why
   * @returns the undo as it is then
   * @throws ImportLostError; DomainError for what stops the undo as a whole, and `email_taken`, `username_taken`
   */
  carryOut(job: RunningUndo, step: DueUndo, refused: ReadonlyMap<string, DomainError>): Promise<RunningUndo> {
    return this.database.transaction({ platformId: job.platformId }, async (tx) => {
      const terms = await this.planner.terms(tx, job);
      const at = { terms, undone: undoneBy(job) };
      const planned = (await this.planner.plan(tx, at, step.applied, 'lock')).map((each) => {
        const reason = refused.get(each.userId);
        return reason ? withoutLogins(each, reason) : each;
      });
      const written = planned.filter(isWritten);
      await this.reverter.carryOut(tx, job.platformId, written.map(reversionOf));
      await recordUndo(tx, job, planned);
      await noteApplied(
        tx,
        job,
        written.map(({ person }) => person),
      );
      const position = step.due.at(-1)?.person ?? job.position;
      const stretch = { from: job.position, to: position, rows: step.due.length };
      assertOurs(await advanceApply(tx, job, { ...stretch, counts: countUndone(planned, 0) }));
      if (step.isLast) await this.finish(tx, job);
      return { ...job, position };
    });
  }

  private async finish(tx: Transaction, job: RunningUndo): Promise<void> {
    assertOurs(await stopImport(tx, job, { status: 'applied', because: null, detail: null }));
    await this.ends.conclude(tx, job);
  }
}

const isWritten = ({ outcome }: PlannedUndo): boolean => outcome === 'delete' || outcome === 'update';

function reversionOf({
  userId,
  known,
  outcome,
  changes,
  memberships,
  returned,
}: PlannedUndo): RevertedPerson {
  if (!known || known.status === 'deleted') throw new Error('Nothing of a deleted person is taken back.');
  const fields = changes.flatMap(({ field, to }) => (field === 'status' ? [] : [[field, to]]));
  return {
    userId,
    was: known.status,
    isDeleted: outcome === 'delete',
    fields: Object.fromEntries(fields) as RevertedPerson['fields'],
    going: memberships,
    returned,
  };
}
