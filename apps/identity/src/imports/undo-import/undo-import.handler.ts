import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { assertNotBusy } from '../busy-imports.query.js';
import { importNotUndoable } from '../import.errors.js';
import type { ImportResource } from '../import.resource.js';
import type { ImportStatus } from '../import.rules.js';
import { findImport, loadImporter } from '../import-views.query.js';
import { insertUndo } from '../steered-imports.store.js';
import { countApplied } from '../undone-people.store.js';

/** Ends of an import, after which nothing more of it is applied. */
const ENDS = new Set<ImportStatus>(['applied', 'cancelled', 'failed']);

/** Begins to take an import back: that is an import of its own, planned first and applied when somebody says so. */
@Injectable()
export class UndoImportHandler {
  constructor(private readonly commands: IdempotentCommands) {}

  /**
   * @throws DomainError `no_group_managed`, `not_found`, `import_state_unfit`, `import_not_undoable`, `import_undone`,
   * `too_many_requests`
   */
  async begin(command: CommandRequest, actor: UserActor, id: string): Promise<CommandAnswer<ImportResource>> {
    return this.commands.execute(command, async (tx) => {
      const asker = await loadImporter(tx, actor);
      const undone = await findImport(tx, asker, id);
      await assertUndoable(tx, asker.platformId, undone);
      await assertNotBusy(tx, asker.platformId);
      const key = { platformId: asker.platformId, id: uuidv7() };
      const isBegun = await insertUndo(tx, key, { undoes: id, startedBy: asker.userId });
      if (!isBegun) throw importUndone((await findImport(tx, asker, id)).undoneBy);
      return new CommandAnswer(202, await findImport(tx, asker, key.id));
    });
  }
}

async function assertUndoable(
  tx: Transaction,
  platformId: string,
  { id, kind, status, undoneBy }: ImportResource,
): Promise<void> {
  if (undoneBy !== null) throw importUndone(undoneBy);
  if (kind === 'undo') throw importNotUndoable();
  if (!ENDS.has(status)) {
    const detail = `The import is ${status}; cancel it, or let it come to its end, before it is taken back.`;
    throw new DomainError('import_state_unfit', detail, { importStatus: status });
  }
  if ((await countApplied(tx, { platformId, id })) === 0) throw importNotUndoable();
}

const importUndone = (undoneBy: string | null): DomainError =>
  new DomainError(
    'import_undone',
    'The import is being taken back or was already; look at that undo, or cancel it to begin anew.',
    { undoneBy },
  );
