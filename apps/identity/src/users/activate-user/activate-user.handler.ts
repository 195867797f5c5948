import type { ActivationState, Locale, SignInAnswer } from '@rollcall/contracts';
import { Database, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, DomainError, RequestContext } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { ownAction, writeAudit } from '../../audit/audit.store.js';
import { assertPassword } from '../../credentials/assert-password.js';
import { PasswordHasher } from '../../credentials/password-hasher.js';
import { setPassword } from '../../credentials/credentials.store.js';
import { openSignIn } from '../../credentials/sign-in.store.js';
import { clearApproved, judgeInvitations, markUnapproved } from '../../invitations/sponsorships.store.js';
import { userEvent } from '../user.events.js';
import type { ActivateUserRequest } from './activate-user.requests.js';

interface InvitedRow {
  email: string;
  locale: Locale;
  platformId: string;
}

interface ActivatedRow extends InvitedRow {
  version: number;
  firstName: string;
  lastName: string;
}

interface SignUp {
  platformId: string;
  invitationId: string;
  request: ActivateUserRequest;
  passwordHash: string;
}

/** Makes an invited person active with the names and password of the form (T3); idempotent by attempt. */
@Injectable()
export class ActivateUserHandler {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly hasher: PasswordHasher,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `invitation_closed` when the person is no longer invited by this invitation or the attempt
   * came too late; `needs_reapproval` when nobody who asked for it may grant all that it gives any more (V12);
   * `invalid_input` for a password that the rules refuse
   */
  async execute(invitationId: string, request: ActivateUserRequest): Promise<SignInAnswer> {
    const person = await this.invited(invitationId, request);
    const { firstName, lastName, password } = request;
    const [localPart = ''] = person.email.split('@');
    assertPassword(password, [person.email, localPart, firstName, lastName, `${firstName}${lastName}`]);
    const passwordHash = await this.hasher.hash(password);
    const { platformId } = person;
    try {
      return await this.signUp({ platformId, invitationId, request, passwordHash });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'needs_reapproval') {
        await this.database.transaction({ platformId }, (tx) =>
          suspend(tx, platformId, invitationId, request),
        );
      }
      throw error;
    }
  }

  private signUp({ platformId, invitationId, request, passwordHash }: SignUp): Promise<SignInAnswer> {
    return this.database.transaction({ platformId }, async (tx) => {
      // One round trip: what is activated although it may not be is taken back with the transaction.
      const [activated, [judged]] = await Promise.all([
        this.activate(tx, invitationId, request),
        judgeInvitations(tx, [invitationId]),
      ]);
      if (activated && judged && judged.unapproved.length > 0) throw needsReapproval();
      if (activated) await this.equip(tx, invitationId, request, activated, passwordHash);
      const answering = activated ?? (await this.sameAttempt(tx, invitationId, request));
      if (!answering) throw closed();
      const { version: _, ...signedIn } = answering;
      const origin = { clientIp: RequestContext.current()?.clientIp ?? '', userAgent: '' };
      const newcomer = { id: request.userId, ...signedIn, passwordChangeRequired: false };
      return (await openSignIn(tx, newcomer, origin)).answer;
    });
  }

  /** Whether the invitation led to an active account: what its owner asks after an attempt with unknown end. */
  async state(invitationId: string): Promise<ActivationState> {
    const [row] = await this.database.query<{ status: string; activatedAt: Date | null }>(
      'installation',
      `SELECT status, activated_at AS "activatedAt" FROM users WHERE invitation_id = $1`,
      [invitationId],
    );
    if (row?.status === 'active') {
      return { state: 'activated', activatedAt: row.activatedAt?.toISOString() ?? null };
    }
    return { state: row?.status === 'invited' ? 'invited' : 'gone', activatedAt: null };
  }

  /** Looked up before hashing, so that a dead link costs no hash. */
  private async invited(invitationId: string, { userId }: ActivateUserRequest): Promise<InvitedRow> {
    const [row] = await this.database.query<InvitedRow>(
      'installation',
      `SELECT email, locale, platform_id AS "platformId" FROM users
        WHERE id = $1 AND invitation_id = $2 AND status IN ('invited', 'active')`,
      [userId, invitationId],
    );
    if (!row) throw closed();
    return row;
  }

  private async activate(
    tx: Transaction,
    invitationId: string,
    request: ActivateUserRequest,
  ): Promise<ActivatedRow | undefined> {
    const { userId, attemptId, firstName, lastName, notAfter } = request;
    const [row] = await tx.query<ActivatedRow>(
      `UPDATE users SET status = 'active', first_name = $3, last_name = $4, activation_attempt_id = $5,
              activated_at = now(), version = version + 1
        WHERE id = $1 AND invitation_id = $2 AND status = 'invited' AND clock_timestamp() <= $6::timestamptz
       RETURNING version, email, locale, platform_id AS "platformId", first_name AS "firstName",
                 last_name AS "lastName"`,
      [userId, invitationId, firstName.trim(), lastName.trim(), attemptId, notAfter],
    );
    return row;
  }

  /** Password, event, and an end to whatever was signed in under this address before (V6). */
  private async equip(
    tx: Transaction,
    invitationId: string,
    { userId }: ActivateUserRequest,
    { platformId, version, firstName, lastName }: ActivatedRow,
    passwordHash: string,
  ): Promise<void> {
    const accepted = ownAction('invitation.accepted', { userId, platformId }, null);
    const activatedAt = this.clock.now().toISOString();
    const data = { userId, invitationId, firstName, lastName, activatedAt };
    await setPassword(tx, { platformId, userId, passwordHash, changeRequired: false }, null);
    tx.send('UPDATE credentials SET first_used_at = now() WHERE user_id = $1', [userId]);
    tx.send(`UPDATE invitations SET status = 'accepted', accepted_at = now() WHERE id = $1`, [invitationId]);
    writeAudit(tx, { ...accepted, subjects: [...accepted.subjects, `invitation/${invitationId}`] });
    await this.outbox.append(
      tx,
      userEvent('identity.user-activated.v1', { userId, platformId, version }, data),
    );
  }

  private async sameAttempt(
    tx: Transaction,
    invitationId: string,
    { userId, attemptId }: ActivateUserRequest,
  ): Promise<ActivatedRow | undefined> {
    const [row] = await tx.query<ActivatedRow>(
      `SELECT version, email, locale, platform_id AS "platformId", first_name AS "firstName",
              last_name AS "lastName"
         FROM users WHERE id = $1 AND invitation_id = $2 AND status = 'active' AND activation_attempt_id = $3`,
      [userId, invitationId, attemptId],
    );
    return row;
  }
}

/**
 * The invitation stays open; it is shown as waiting, and written down when it begins to wait. Judged once more under the
 * lock of the mark: somebody may have approved it since.
 */
async function suspend(
  tx: Transaction,
  platformId: string,
  invitationId: string,
  { userId }: ActivateUserRequest,
): Promise<void> {
  if (!(await markUnapproved(tx, invitationId))) return;
  if ((await clearApproved(tx, [invitationId])) > 0) return;
  const refused = ownAction('invitation.approval-needed', { userId, platformId }, null);
  await writeAudit(tx, { ...refused, subjects: [...refused.subjects, `invitation/${invitationId}`] });
}

const needsReapproval = (): DomainError =>
  new DomainError('needs_reapproval', 'This invitation has to be confirmed again by an administrator.');

const closed = (): DomainError =>
  new DomainError('invitation_closed', 'The invitation was accepted or cancelled meanwhile.');
