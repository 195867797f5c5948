import { Database, type Transaction } from '@rollcall/database';
import { Injectable } from '@nestjs/common';
import { unapprovedEffects } from '../brakes.rules.js';
import { hintAtDomains } from '../domain-hints.store.js';
import { assertOurs } from '../import.errors.js';
import { addCounts, addEffects, countPlanned, NO_EFFECTS } from '../import.rules.js';
import { loadImportLimits } from '../import-limits.query.js';
import {
  type ImportKey,
  type RunningImport,
  advancePlan,
  awaitApproval,
  finishPlan,
} from '../imports.store.js';
import { type IdentifiedPerson, PeoplePlanner } from '../people-planner.js';
import type { LoadedTerms } from '../plan-terms.query.js';
import { countDueRows, recordPlanned } from '../planned-people.store.js';
import { type StagedPerson, countFaultyRows, joinRowsOfOnePerson, nextPeople } from '../staged-rows.store.js';

/** People in a step: a few tenths of a second, so that nobody waits long for a turn. */
const PEOPLE_AT_ONCE = 1_000;

/** Makes the plan of an import, a step at a time; nothing but the plan is written (D-30). */
@Injectable()
export class PlanPeopleHandler {
  constructor(
    private readonly database: Database,
    private readonly planner: PeoplePlanner,
  ) {}

  /** Does the next step. @throws ImportLostError */
  async step(job: RunningImport): Promise<void> {
    const { platformId } = job;
    await this.database.transaction({ platformId }, async (tx) => {
      if (job.position < 0) return joinRowsOfOnePerson(tx, job);
      const begun = job.position === 0 ? await this.begin(tx, job) : job;
      const staged = await nextPeople(tx, job, { after: job.position, limit: PEOPLE_AT_ONCE });
      await this.plan(tx, begun, staged);
    });
  }

  /** Rows with faults of their own are counted first: nobody is planned for them. */
  private async begin(tx: Transaction, job: RunningImport): Promise<RunningImport> {
    const invalid = await countFaultyRows(tx, job);
    return { ...job, done: invalid, counts: invalid > 0 ? { invalid } : {}, effects: NO_EFFECTS };
  }

  private async plan(tx: Transaction, job: RunningImport, staged: readonly StagedPerson[]): Promise<void> {
    const terms = await this.planner.terms(tx, job);
    const { planned, moved } = await this.planAndRecord(tx, { ...job, terms }, staged);
    const position = staged.at(-1)?.person ?? job.position;
    const done = staged.reduce((sum, { rows }) => sum + rows.length, job.done);
    const counts = addCounts(job.counts, countPlanned(planned, moved));
    const effects = planned.reduce((sum, each) => addEffects(sum, each.effects), job.effects);
    assertOurs(await advancePlan(tx, job, { position, done, counts, effects }));
    if (staged.length === PEOPLE_AT_ONCE) return;
    await hintAtDomains(tx, job);
    const { treeVersion } = terms.actor;
    assertOurs(await finishPlan(tx, job, { treeVersion, toApply: await countDueRows(tx, job) }));
    if (!job.isReplanning) return;
    const limits = await loadImportLimits(tx, job);
    const isBeyond = unapprovedEffects(effects, limits, job.approvedEffects).length > 0;
    if (isBeyond) assertOurs(await awaitApproval(tx, job));
  }

  /** Some are written down while the next are planned. */
  private async planAndRecord(
    tx: Transaction,
    job: ImportKey & { terms: LoadedTerms },
    staged: readonly StagedPerson[],
  ): Promise<{ planned: IdentifiedPerson[]; moved: number }> {
    const planned: IdentifiedPerson[] = [];
    const recorded: Promise<number>[] = [];
    for await (const some of this.planner.planSome(tx, job, staged, 'read')) {
      planned.push(...some);
      const record = recordPlanned(tx, job, some);
      record.catch(() => undefined); // told below, where it is waited for
      recorded.push(record);
    }
    const moved = await Promise.all(recorded);
    return { planned, moved: moved.reduce((sum, count) => sum + count, 0) };
  }
}
