import { CommandAnswer, type CommandRequest, Database, IdempotentCommands } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, DomainError, type UserActor, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { userEvent } from '../../users/user.events.js';
import { lockForPasswordChange, passwordChangedData, setPassword } from '../credentials.store.js';
import type { ChangePasswordRequest } from './change-password.requests.js';
import { PasswordChecks, type PasswordHolder, WRONG_PASSWORD } from './password-checks.js';

/** Changes the own password; every other sign-in of the person ends with it (V45). */
@Injectable()
export class ChangePasswordHandler {
  constructor(
    private readonly database: Database,
    private readonly commands: IdempotentCommands,
    private readonly passwords: PasswordChecks,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
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
      const changedAt = this.clock.now().toISOString();
      const how = { way: 'own_change', changeRequired: false, changedAt } as const;
      const about = { userId, platformId, version: person.version };
      const data = passwordChangedData(userId, person, how);
      await this.outbox.append(tx, userEvent('identity.password-changed.v1', about, data));
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
