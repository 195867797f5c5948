import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { assertMayManageKeys, refuseChange } from '../api-keys.store.js';

/**
 * Ends a key: it opens nothing any more, nor do its tokens, and what it asked for in open invitations needs the approval of
 * somebody else (V12). An expired key can be ended too. The gateways notice within a second.
 */
@Injectable()
export class EndApiKeyHandler {
  constructor(private readonly commands: IdempotentCommands) {}

  /** @throws DomainError `platform_admin_required`, `not_found`, `api_key_over` when it was ended before */
  execute(command: CommandRequest, actor: UserActor, keyId: string): Promise<CommandAnswer<undefined>> {
    return this.commands.execute(command, async (tx) => {
      await assertMayManageKeys(tx, actor);
      const ended = await tx.execute(
        'UPDATE api_keys SET ended_at = now() WHERE id = $1 AND ended_at IS NULL',
        [keyId],
      );
      if (ended === 0) await refuseChange(tx, keyId);
      await tx.execute('DELETE FROM api_key_tokens WHERE key_id = $1', [keyId]);
      return new CommandAnswer(204, undefined);
    });
  }
}
