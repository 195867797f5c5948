import type { SignInAnswer } from '@rollcall/contracts';
import { type CommandRequest, Database, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.js';
import { userEvent } from '../../users/user.events.js';
import { type SignInOrigin, openSignIn } from '../sign-in.store.js';
import { type SignInCandidate, lockSignIn } from './sign-in-candidates.query.js';

/** Opens the sign-in of somebody whose password was the right one. */
@Injectable()
export class SignInOpening {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The person may have been deleted, or have another password, since theirs was looked at.
   * @returns undefined then, and nothing opens
   */
  open(
    command: CommandRequest,
    person: SignInCandidate,
    origin: SignInOrigin,
  ): Promise<SignInAnswer | undefined> {
    const { passwordHash, ...signedIn } = person;
    const { id: userId, platformId, passwordChangeRequired } = person;
    return this.database.transaction({ platformId }, async (tx) => {
      const credential = await lockSignIn(tx, userId, passwordHash);
      if (!credential) return undefined;
      if (credential.isFirstUse) await this.noteFirstUse(tx, person);
      const { signInId, answer } = await openSignIn(tx, signedIn, origin);
      const actor = { kind: 'user', userId, platformId, signInId, passwordChangeRequired } as const;
      this.audit.command(tx, command, { platformId, actor, answer: { signInId } });
      return answer;
    });
  }

  private async noteFirstUse(tx: Transaction, { id: userId, platformId }: SignInCandidate): Promise<void> {
    const [person] = await tx.query<{ version: number }>(
      `WITH used AS (UPDATE credentials SET first_used_at = now() WHERE user_id = $1)
       UPDATE users SET version = version + 1 WHERE id = $1 RETURNING version`,
      [userId],
    );
    if (!person) return;
    const about = { userId, platformId, version: person.version };
    const data = { userId, signedInAt: this.clock.now().toISOString() };
    await this.outbox.append(tx, userEvent('identity.user-signed-in-first.v1', about, data));
  }
}
