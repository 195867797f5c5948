import { Database } from '@rollcall/database';
import { Injectable } from '@nestjs/common';
import { unapprovedEffects } from '../brakes.rules.js';
import { assertOurs } from '../import.errors.js';
import { NO_EFFECTS, addCounts, addEffects } from '../import.rules.js';
import { loadImportLimits } from '../import-limits.query.js';
import { advancePlan, awaitApproval, finishPlan } from '../imports.store.js';
import { countUndone, undoEffects } from '../plan-undo.rules.js';
import { countDueRows } from '../planned-people.store.js';
import { UndoPlanner } from '../undo-planner.js';
import { nextApplied, recordUndo } from '../undone-people.store.js';
import { type RunningUndo, undoneBy } from '../running-undo.js';

/** People in a step. */
const PEOPLE_AT_ONCE = 1_000;

/** Makes the plan of an undo, a step at a time; nothing but the plan is written. */
@Injectable()
export class PlanUndoHandler {
  constructor(
    private readonly database: Database,
    private readonly planner: UndoPlanner,
  ) {}

  /** Does the next step. @throws ImportLostError */
  async step(job: RunningUndo): Promise<void> {
    const undone = undoneBy(job);
    await this.database.transaction({ platformId: job.platformId }, async (tx) => {
      const begun = job.position === 0 ? { done: 0, counts: {}, effects: NO_EFFECTS } : job;
      const terms = await this.planner.terms(tx, job);
      const applied = await nextApplied(tx, undone, { after: job.position, limit: PEOPLE_AT_ONCE });
      const planned = await this.planner.plan(tx, { terms, undone }, applied, 'read');
      const moved = await recordUndo(tx, job, planned);
      const position = applied.at(-1)?.person ?? job.position;
      const counts = addCounts(begun.counts, countUndone(planned, moved));
      const effects = planned.reduce((sum, each) => addEffects(sum, undoEffects(each)), begun.effects);
      const done = begun.done + applied.length;
      assertOurs(await advancePlan(tx, job, { position, done, counts, effects }));
      if (applied.length === PEOPLE_AT_ONCE) return;
      const { treeVersion } = terms.actor;
      assertOurs(await finishPlan(tx, job, { treeVersion, toApply: await countDueRows(tx, job) }));
      if (!job.isReplanning) return;
      const limits = await loadImportLimits(tx, job);
      const isBeyond = unapprovedEffects(effects, limits, job.approvedEffects).length > 0;
      if (isBeyond) assertOurs(await awaitApproval(tx, job));
    });
  }
}
