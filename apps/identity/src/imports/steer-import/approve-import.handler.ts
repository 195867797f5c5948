import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import type { ImportResource } from '../import.resource.js';
import { findImport, loadImporter } from '../import-views.query.js';
import { approveImport } from '../steered-imports.store.js';

/** A second administrator approves of a plan that goes beyond the limits of the platform. */
@Injectable()
export class ApproveImportHandler {
  constructor(private readonly commands: IdempotentCommands) {}

  /**
   * @throws DomainError `no_group_managed`, `not_found`, `platform_admin_required`, `second_admin_required`,
   * `import_state_unfit`
   */
  async approve(
    command: CommandRequest,
    actor: UserActor,
    id: string,
  ): Promise<CommandAnswer<ImportResource>> {
    return this.commands.execute(command, async (tx) => {
      const asker = await loadImporter(tx, actor);
      const { status, startedBy } = await findImport(tx, asker, id);
      assertAllowed(decide(asker, { kind: 'approve-import', startedBy }));
      if (!(await approveImport(tx, { platformId: asker.platformId, id }, asker.userId))) {
        const detail = `The import is ${status}; there is no plan to approve of.`;
        throw new DomainError('import_state_unfit', detail, { importStatus: status });
      }
      return new CommandAnswer(200, await findImport(tx, asker, id));
    });
  }
}
