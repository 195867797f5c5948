import { CommandAnswer, type CommandRequest, Database, IdempotentCommands } from '@rollcall/database';
import { DomainError, type UserActor, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { lockForPasswordChange, setPassword } from '../credentials.store.js';
import { PasswordChanges } from '../password-changes.js';
import type { ChangePasswordRequest } from './change-password.requests.js';
import { PasswordChecks, type PasswordHolder, WRONG_PASSWORD } from './password-checks.js';

/** Changes the own password; every other sign-in of the person ends with it (V45). */
@Injectable()
export class ChangePasswordHandler {
  constructor(
    private readonly database: Database,
    private readonly commands: IdempotentCommands,
    private readonly passwords: PasswordChecks,
    private readonly changes: PasswordChanges,
  ) {}

  /** @throws DomainError `invalid_input` naming each wrong field, `too_many_requests` */
  async execute(
    command: CommandRequest,
    actor: UserActor,
    request: ChangePasswordRequest,
  ): Promise<CommandAnswer<undefined>> {
    const holder = await this.holderOf(actor);
    const faults = await this.passwords.faultsOf(actor.userId, holder, request);
    const passwordHash = faults.length === 0 ? await this.passwords.hash(request.newPassword) : '';
    return this.commands.execute(command, async (tx) => {
      // Only now: the repetition of a change that was done finds the old password wrong, and must be answered alike.
      if (faults.length > 0) throw invalidInput(faults);
      const { userId, platformId, signInId } = actor;
      const person = await lockForPasswordChange(tx, userId);
      const [same] = await tx.query('SELECT FROM credentials WHERE user_id = $1 AND password_hash = $2', [
        userId,
        holder.passwordHash,
      ]);
      if (!person || !same) throw invalidInput([WRONG_PASSWORD]);
      await setPassword(tx, { platformId, userId, passwordHash, changeRequired: false }, signInId);
      await this.changes.announce(tx, userId, person, { way: 'own_change', changeRequired: false });
      return new CommandAnswer(204, undefined);
    });
  }

  private async holderOf({ platformId, userId }: UserActor): Promise<PasswordHolder> {
    const [holder] = await this.database.query<PasswordHolder>(
      { platformId },
      `SELECT u.email, u.username, u.first_name AS "firstName", u.last_name AS "lastName",
              c.password_hash AS "passwordHash"
         FROM users u JOIN credentials c ON c.user_id = u.id WHERE u.id = $1 AND u.status = 'active'`,
      [userId],
    );
    if (!holder) throw new DomainError('unauthenticated', 'The account is no longer active.');
    return holder;
  }
}
