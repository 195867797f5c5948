import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { ImportEnds } from '../import-ends.js';
import type { ImportResource } from '../import.resource.js';
import { findImport, loadImporter } from '../import-views.query.js';
import { type ImportMove, moveImport } from '../steered-imports.store.js';
import { isStale } from '../planned-people.store.js';

/** What is answered: work that begins goes on by itself. */
const STATUS: Readonly<Record<ImportMove, number>> = { apply: 202, pause: 200, resume: 202, cancel: 200 };

/** Begins, pauses, goes on with or ends the applying of an import. */
@Injectable()
export class SteerImportHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly ends: ImportEnds,
  ) {}

  /**
   * A plan that is out of date is made anew before it is applied. Cancelling takes nothing back of what was applied.
   * @throws DomainError `no_group_managed`, `not_found`, `import_state_unfit`
   */
  async move(
    command: CommandRequest,
    actor: UserActor,
    id: string,
    move: ImportMove,
  ): Promise<CommandAnswer<ImportResource>> {
    return this.commands.execute(command, async (tx) => {
      const asker = await loadImporter(tx, actor);
      const { status, awaitingApproval } = await findImport(tx, asker, id);
      if (move === 'apply' && awaitingApproval) throw approvalRequired();
      const key = { platformId: asker.platformId, id };
      const isMoved = await moveImport(tx, key, move, {
        isStale: move === 'apply' && (await isStale(tx, key)),
      });
      if (!isMoved) {
        throw new DomainError('import_state_unfit', `The import is ${status}; this cannot be done now.`, {
          importStatus: status,
        });
      }
      if (move === 'cancel') await this.ends.conclude(tx, key);
      return new CommandAnswer(STATUS[move], await findImport(tx, asker, id));
    });
  }
}

const approvalRequired = (): DomainError =>
  new DomainError(
    'import_approval_required',
    'The plan goes beyond a limit of the platform: another platform admin than who uploaded the file approves of it first.',
  );
