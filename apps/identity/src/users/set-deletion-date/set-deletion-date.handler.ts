import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Clock, type PlatformActor, invalidInput } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { loadPersonSubject } from '../../policy/person-subjects.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { dayIn } from '../calendar-day.rules.js';
import { assertNotDeleted } from '../user.errors.js';
import { readUser } from '../read-user.query.js';
import type { UserResource } from '../user.resource.js';

/** Sets, moves or takes back the day on which a person is deleted (S5, P12). */
@Injectable()
export class SetDeletionDateHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found`, the refusals of P12, `owner_protected`, `user_deleted`, `invalid_input` */
  async execute(command: CommandRequest, actor: PlatformActor, userId: string, date: string | null) {
    return this.commands.execute(command, async (tx): Promise<CommandAnswer<UserResource>> => {
      const asker = await loadPolicyActor(tx, actor);
      const person = await loadPersonSubject(tx, userId);
      assertAllowed(decide(asker, { kind: 'set-deletion-date', person }));
      assertNotDeleted(person);
      if (date !== null) await this.assertToCome(tx, asker.platformId, date);
      // A notice of the former day may be given up because of this: the day is told of anew, even if it comes back.
      await tx.execute(
        `UPDATE users SET deletion_date = $2, deletion_announced_for = NULL
          WHERE id = $1 AND status <> 'deleted' AND deletion_date IS DISTINCT FROM $2`,
        [userId, date],
      );
      return new CommandAnswer(200, await readUser(tx, asker, userId));
    });
  }

  private async assertToCome(tx: Transaction, platformId: string, date: string): Promise<void> {
    const [platform] = await tx.query<{ timeZone: string }>(
      'SELECT time_zone AS "timeZone" FROM platforms WHERE id = $1',
      [platformId],
    );
    const today = dayIn(platform?.timeZone ?? 'UTC', this.clock.now());
    if (date > today) return;
    const message = `It is ${today} on the platform; choose a later day, or delete the person now.`;
    throw invalidInput([{ path: 'date', code: 'date_not_to_come', message }]);
  }
}
