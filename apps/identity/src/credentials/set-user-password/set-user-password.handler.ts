import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { DomainError, idOf, type PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { loadPersonSubject } from '../../policy/person-subjects.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { assertPassword, ownWordsOf } from '../assert-password.js';
import { lockForPasswordChange, setPassword } from '../credentials.store.js';
import { PasswordChanges } from '../password-changes.js';
import { PasswordHasher } from '../password-hasher.js';
import type { SetUserPasswordRequest } from './set-user-password.requests.js';

/**
 * An administrator gives a person a new password (U6): all sign-ins of the person end, the next one leads to a change
 * only, and the person gets a mail about it (V58).
 */
@Injectable()
export class SetUserPasswordHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly hasher: PasswordHasher,
    private readonly changes: PasswordChanges,
  ) {}

  /**
   * @throws DomainError `not_found`, refusals of the policy, `user_deleted`, `user_not_active`; `invalid_input` for
   * the name or login of the person as password
   */
  async execute(
    command: CommandRequest,
    actor: PlatformActor,
    userId: string,
    { newPassword }: SetUserPasswordRequest,
  ): Promise<CommandAnswer<undefined>> {
    // Before the transaction: hashing waits for its turn, and nobody should wait for locks meanwhile.
    const passwordHash = await this.hasher.hash(newPassword);
    return this.commands.execute(command, async (tx) => {
      await this.assertAllowed(tx, actor, userId);
      await assertNotOwnWord(tx, userId, newPassword);
      const person = await lockForPasswordChange(tx, userId);
      if (!person) throw new DomainError('user_not_active', 'The person has no active account.');
      const { platformId } = person;
      await setPassword(tx, { platformId, userId, passwordHash, changeRequired: true }, null);
      await this.changes.announce(tx, userId, person, { way: 'administrator', changeRequired: true });
      return new CommandAnswer(204, undefined);
    });
  }

  private async assertAllowed(tx: Transaction, actor: PlatformActor, userId: string): Promise<void> {
    const person = await loadPersonSubject(tx, userId);
    assertAllowed(decide(await loadPolicyActor(tx, actor), { kind: 'set-user-password', person }));
    // It would spare the holder of a borrowed sign-in the question for the password so far.
    if (userId === idOf(actor)) {
      throw new DomainError('forbidden', 'Change your own password with POST /v1/auth/password.');
    }
    if (person.status === 'deleted') throw new DomainError('user_deleted', 'The person is deleted.');
    if (person.status === 'invited') {
      throw new DomainError(
        'user_not_active',
        'The person has not accepted the invitation yet; send a reminder.',
      );
    }
  }
}

async function assertNotOwnWord(tx: Transaction, userId: string, password: string): Promise<void> {
  const [person] = await tx.query<Parameters<typeof ownWordsOf>[0]>(
    `SELECT email, username, first_name AS "firstName", last_name AS "lastName" FROM users WHERE id = $1`,
    [userId],
  );
  if (person) assertPassword(password, ownWordsOf(person), 'newPassword');
}
