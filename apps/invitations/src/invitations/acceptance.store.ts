import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import type { LinkClaim } from './invitation-token.js';
import type { Invitation } from './invitation.entity.js';
import { invitationAccepted, invitationCancelled } from './invitation.events.js';
import { invitationColumns } from './invitation.store.js';

/** How long identity may take to carry out an attempt. */
const ATTEMPT_SECONDS = 20;
/** Clocks differ a little, and an activation begun in time may end a moment later. */
const GRACE_SECONDS = 5;
/** For how long one replica keeps the others from resolving the same attempt. */
const LEASE_SECONDS = 10;

/** One try to accept an invitation. */
export interface Attempt {
  platformId: string;
  invitationId: string;
  userId: string;
  attemptId: string;
  /** Identity refuses it from then on: given up here, it cannot succeed later. */
  notAfter: Date;
}

const ATTEMPT_COLUMNS = `platform_id AS "platformId", id AS "invitationId", user_id AS "userId",
  attempt_id AS "attemptId", accept_not_after AS "notAfter"`;

/**
 * The steps of an acceptance, each one conditional statement, none held open while identity is asked: exactly one of
 * many attempts begins, and only its own outcome ends it.
 */
@Injectable()
export class AcceptanceStore {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** pending → accepting; null if the link does not open a pending invitation (any more). */
  async begin({ invitationId, generation, keyId }: LinkClaim): Promise<Attempt | null> {
    const [attempt] = await this.database.query<Attempt>(
      'installation',
      `UPDATE invitations SET state = 'accepting', attempt_id = $4,
         accept_not_after = clock_timestamp() + make_interval(secs => $5),
         accept_resolve_at = clock_timestamp() + make_interval(secs => $6)
       WHERE id = $1 AND generation = $2 AND link_key_id = $3 AND state = 'pending' RETURNING ${ATTEMPT_COLUMNS}`,
      [invitationId, generation, keyId, randomUUID(), ATTEMPT_SECONDS, ATTEMPT_SECONDS + GRACE_SECONDS],
    );
    return attempt ?? null;
  }

  /**
   * → accepted: identity activated the person, and that is final, whatever became of the attempt here meanwhile.
   * Does nothing if the event of the activation was faster.
   */
  async complete({ platformId, invitationId }: Attempt, activatedAt: string | null): Promise<void> {
    await this.database.transaction({ platformId }, async (tx) => {
      const accepted = await tx.query<Invitation>(
        `UPDATE invitations i SET state = 'accepted', accepted_at = coalesce($3, now()), version = version + 1
         WHERE platform_id = $1 AND id = $2 AND state IN ('pending', 'accepting') RETURNING ${invitationColumns(tx)}`,
        [platformId, invitationId, activatedAt],
      );
      await this.outbox.append(tx, accepted.map(invitationAccepted));
    });
  }

  /** accepting → pending: nothing came of the attempt, the link works again. */
  async release({ platformId, invitationId, attemptId }: Attempt): Promise<void> {
    await this.database.query(
      { platformId },
      `UPDATE invitations SET state = 'pending', attempt_id = NULL, accept_not_after = NULL, accept_resolve_at = NULL
       WHERE platform_id = $1 AND id = $2 AND state = 'accepting' AND attempt_id = $3`,
      [platformId, invitationId, attemptId],
    );
  }

  /** accepting → cancelled: the person is not there any more. */
  async close({ platformId, invitationId, attemptId }: Attempt): Promise<void> {
    await this.database.transaction({ platformId }, async (tx) => {
      const cancelled = await tx.query<Invitation>(
        `UPDATE invitations i SET state = 'cancelled', cancelled_at = now(), version = version + 1
         WHERE platform_id = $1 AND id = $2 AND state = 'accepting' AND attempt_id = $3
         RETURNING ${invitationColumns(tx)}`,
        [platformId, invitationId, attemptId],
      );
      await this.outbox.append(
        tx,
        cancelled.map((invitation) => invitationCancelled(invitation, null)),
      );
    });
  }

  /** Takes attempts whose time is over and whose end is not known, of all or of one invitation, for a while. */
  claimExpired(limit: number, invitationId: string | null = null): Promise<Attempt[]> {
    return this.database.query<Attempt>(
      'installation',
      // A CTE is carried out once; a subquery may be again for each row, and then takes more than it may.
      `WITH next AS MATERIALIZED (
         SELECT platform_id AS of_platform, id AS of_invitation FROM invitations
         WHERE state = 'accepting' AND accept_resolve_at <= clock_timestamp() AND ($2::uuid IS NULL OR id = $2)
         ORDER BY accept_resolve_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       UPDATE invitations SET accept_resolve_at = clock_timestamp() + make_interval(secs => $3)
         FROM next WHERE platform_id = of_platform AND id = of_invitation
       RETURNING ${ATTEMPT_COLUMNS}`,
      [limit, invitationId, LEASE_SECONDS],
    );
  }
}
