import { randomBytes } from 'node:crypto';
import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, DomainError, type PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { loadPersonSubject } from '../../policy/person-subjects.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { type ErasureResource, readErasure } from '../erasure.resource.js';
import { userEvent } from '../user.events.js';

const RANDOM_BYTES = 12;

/** Pseudonymises a deleted person for good, and has every service drop what it knows of them (T13). */
@Injectable()
export class EraseUserHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Asking again answers how far it is. @throws DomainError `not_found`, `platform_admin_required`, `user_not_deleted` */
  async execute(command: CommandRequest, actor: PlatformActor, userId: string) {
    return this.commands.execute(command, async (tx): Promise<CommandAnswer<ErasureResource>> => {
      const asker = await loadPolicyActor(tx, actor);
      const person = await loadPersonSubject(tx, userId);
      assertAllowed(decide(asker, { kind: 'erase-user', person }));
      if (person.status !== 'deleted') {
        throw new DomainError('user_not_deleted', 'Only deleted people are erased; delete the person first.');
      }
      await this.erase(tx, asker.platformId, userId);
      return new CommandAnswer(202, await readErasure(tx, userId));
    });
  }

  private async erase(tx: Transaction, platformId: string, userId: string): Promise<void> {
    const pseudonym = randomBytes(RANDOM_BYTES).toString('hex');
    const erasedAt = this.clock.now();
    const [erased] = await tx.query<{ version: number }>(
      `UPDATE users SET first_name = $2, last_name = $3, email = CASE WHEN email IS NOT NULL THEN $4 END,
              username = CASE WHEN username IS NOT NULL THEN $2 END, additional_information = '', time_zone = NULL, erased_at = $5,
              version = version + 1
        WHERE id = $1 AND status = 'deleted' AND erased_at IS NULL RETURNING version`,
      [userId, pseudonym, randomBytes(RANDOM_BYTES).toString('hex'), `${pseudonym}@erased.invalid`, erasedAt],
    );
    if (!erased) return;
    await this.eraseInvitations(tx, userId, pseudonym);
    await this.eraseImports(tx, userId);
    const about = { userId, platformId, version: erased.version };
    const data = { userId, erasedAt: erasedAt.toISOString() };
    await this.outbox.append(tx, userEvent('identity.user-erased.v1', about, data));
  }

  /** Invitations of the person, and those on which the person stands as the inviter. */
  private async eraseInvitations(tx: Transaction, userId: string, pseudonym: string): Promise<void> {
    await tx.execute(
      `UPDATE invitations SET email = $2, message = NULL, delivery_detail = NULL WHERE user_id = $1`,
      [userId, `${pseudonym}@erased.invalid`],
    );
    await tx.execute('UPDATE invitations SET invited_by_name = $2, message = NULL WHERE invited_by = $1', [
      userId,
      pseudonym,
    ]);
  }

  /** What files said about the person, as long as it is kept; that they were applied is all that stays. */
  private async eraseImports(tx: Transaction, userId: string): Promise<void> {
    await tx.execute(
      `WITH told AS (
         UPDATE import_people SET email = NULL, username = NULL, changes = '[]', faults = NULL, hints = NULL, conflicts = NULL
          WHERE user_id = $1 AND applied_version IS NOT NULL RETURNING platform_id, import_id, person)
       UPDATE import_rows r SET email = NULL, username = NULL, cells = '{}', raw = '[]' FROM told
        WHERE r.platform_id = told.platform_id AND r.import_id = told.import_id AND r.person = told.person`,
      [userId],
    );
  }
}
