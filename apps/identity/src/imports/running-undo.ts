import type { ImportKey, RunningImport } from './imports.store.js';

/** An undo as whoever works on it needs it. */
export interface RunningUndo extends RunningImport {
  undoes: string;
}

/** Whether an import takes another one back. */
export const isUndo = (job: RunningImport): job is RunningUndo => job.undoes !== null;

/** The import that is taken back. */
export const undoneBy = ({ platformId, undoes }: RunningUndo): ImportKey => ({ platformId, id: undoes });
