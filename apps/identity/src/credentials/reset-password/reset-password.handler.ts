import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.js';
import { assertPassword, ownWordsOf } from '../assert-password.js';
import { lockForPasswordChange, setPassword } from '../credentials.store.js';
import { PasswordChanges } from '../password-changes.js';
import { PasswordHasher } from '../password-hasher.js';
import { accountKey, forgetAttempts } from '../sign-in-attempts.store.js';
import type { ResetPasswordRequest } from './password-reset.requests.js';
import { type OpenReset, OpenResets, linkClosed } from './open-resets.query.js';

/** A password that was prepared for a reset, or why it is refused. */
type Prepared = { reset: OpenReset; passwordHash: string } | { refusal: unknown };

/** Sets the password that somebody chose by a link from a mail. The link works once (V34). */
@Injectable()
export class ResetPasswordHandler {
  constructor(
    private readonly resets: OpenResets,
    private readonly commands: IdempotentCommands,
    private readonly hasher: PasswordHasher,
    private readonly changes: PasswordChanges,
    private readonly audit: Audit,
  ) {}

  /**
   * @throws DomainError `link_closed` when it was used, has expired or was replaced; `invalid_input`
   */
  async execute(
    command: CommandRequest,
    resetId: string,
    request: ResetPasswordRequest,
  ): Promise<CommandAnswer<undefined>> {
    const prepared = await this.prepare(resetId, request).catch((refusal: unknown) => ({ refusal }));
    return this.commands.execute(command, async (tx) => {
      // Only now: the repetition of a reset that was done finds the link closed, and must be answered alike.
      if ('refusal' in prepared) throw prepared.refusal;
      const { userId, platformId } = prepared.reset;
      const person = await lockForPasswordChange(tx, userId);
      const used = await tx.execute('DELETE FROM password_resets WHERE id = $1 AND expires_at > now()', [
        resetId,
      ]);
      if (!person || used === 0) throw linkClosed();
      const [known] = await tx.query('SELECT FROM credentials WHERE user_id = $1', [userId]);
      const { passwordHash } = prepared;
      await setPassword(tx, { platformId, userId, passwordHash, changeRequired: false }, null);
      // V33: whoever owns the mailbox is not kept out by what others tried.
      const logins = [person.email, person.username].flatMap((login) => (login ? [accountKey(login)] : []));
      await forgetAttempts(tx, logins, null);
      const way = known ? 'reset_link' : 'first_choice';
      await this.changes.announce(tx, userId, person, { way, changeRequired: false });
      this.audit.command(tx, command, { platformId, answer: { userId } });
      return new CommandAnswer(204, undefined);
    });
  }

  private async prepare(resetId: string, { newPassword }: ResetPasswordRequest): Promise<Prepared> {
    const reset = await this.resets.find(resetId);
    assertPassword(newPassword, ownWordsOf(reset), 'newPassword');
    return { reset, passwordHash: await this.hasher.hash(newPassword) };
  }
}
