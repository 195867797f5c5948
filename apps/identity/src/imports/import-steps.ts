import { Injectable } from '@nestjs/common';
import { ApplyPeopleHandler } from './apply-people/apply-people.handler.js';
import type { RunningImport } from './imports.store.js';
import { PlanPeopleHandler } from './plan-people/plan-people.handler.js';
import { isUndo } from './running-undo.js';
import { CarryOutUndoHandler } from './undo-import/carry-out-undo.handler.js';
import { PlanUndoHandler } from './undo-import/plan-undo.handler.js';

/** What there is to do for an import that was read, be it a file or an undo. */
@Injectable()
export class ImportSteps {
  constructor(
    private readonly planPeople: PlanPeopleHandler,
    private readonly applyPeople: ApplyPeopleHandler,
    private readonly planUndo: PlanUndoHandler,
    private readonly carryOutUndo: CarryOutUndoHandler,
  ) {}

  /** Does the next step. @throws ImportLostError; DomainError for what stops the import as a whole */
  next(job: RunningImport): Promise<void> {
    const isPlanned = job.status === 'reading' || job.isReplanning;
    if (isUndo(job)) return isPlanned ? this.planUndo.step(job) : this.carryOutUndo.step(job);
    return isPlanned ? this.planPeople.step(job) : this.applyPeople.step(job);
  }
}
