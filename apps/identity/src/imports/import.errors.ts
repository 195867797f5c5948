import { DomainError } from '@rollcall/platform';

/** Somebody else works on the import by now, or it was paused or ended: what was about to be written is not. */
export class ImportLostError extends Error {
  override readonly name = 'ImportLostError';
}

/** Goes on only if a conditional update found the import as it should be. @throws ImportLostError */
export function assertOurs(isOurs: boolean): void {
  if (!isOurs) throw new ImportLostError('The import is not ours to go on with.');
}

/** What everybody reads who may not know of an import, or where there is none. */
export const importNotFound = (): DomainError =>
  new DomainError('not_found', 'There is nothing at this address.');

/** What cannot be taken back: an undo, or an import of which nothing is known to have been applied. */
export const importNotUndoable = (): DomainError =>
  new DomainError(
    'import_not_undoable',
    'There is nothing to take back: nothing of it was applied, it is an undo itself, or it is too long ago (30 days).',
  );
