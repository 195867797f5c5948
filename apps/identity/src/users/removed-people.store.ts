import type { AssignableRole, EventData } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { shareTree, shareTreesOf } from '../groups/tree-lock.store.js';
import { SessionEventsStore } from '../sessions/session-events.store.js';
import { userEvent } from './user.events.js';

/** Why people are removed. */
export type DeletionReason = EventData<'identity.user-deleted.v1'>['reason'];

/** A person who was removed. `version` counts the two events of the removal already. */
export interface RemovedPerson {
  userId: string;
  platformId: string;
  wasActive: boolean;
  /** The invitation that was open until then. */
  invitationId: string | null;
  version: number;
  memberships: { groupId: string; role: AssignableRole }[];
}

type GonePerson = Omit<RemovedPerson, 'memberships'>;

/** The membership-removed event, then the user-deleted event. */
const EVENTS_OF_REMOVAL = 2;

/** The one way out of a platform (T9, T10): whoever removes people, the same things end with it. */
@Injectable()
export class RemovedPeopleStore {
  constructor(
    private readonly outbox: Outbox,
    private readonly sessionEvents: SessionEventsStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Removes people, in a few statements however many: no sign-in, password, group, enrolment or session role is left,
   * an open invitation ends. People who are deleted already, and the owner (P9), are left alone.
   * @returns who was removed by this call
   */
  async removePeople(
    tx: Transaction,
    platformId: string,
    userIds: readonly string[],
    reason: DeletionReason,
  ): Promise<RemovedPerson[]> {
    await shareTree(tx, platformId);
    const gone = await tx.query<GonePerson>(
      markDeleted(`platform_id = $1 AND id = ANY ($2) AND status <> 'deleted'`),
      [platformId, userIds],
    );
    return this.strip(tx, gone, reason);
  }

  /**
   * Removes people whose invitation ended. Only who is still invited by that very invitation is touched, so that a late
   * event never removes somebody who is active or was invited anew.
   */
  async removeInvited(
    tx: Transaction,
    invitationIds: readonly string[],
    reason: DeletionReason,
  ): Promise<RemovedPerson[]> {
    await shareTreesOf(tx, invitationIds);
    const gone = await tx.query<GonePerson>(markDeleted(`invitation_id = ANY ($1) AND status = 'invited'`), [
      invitationIds,
    ]);
    return this.strip(tx, gone, reason);
  }

  private async strip(
    tx: Transaction,
    gone: readonly GonePerson[],
    reason: DeletionReason,
  ): Promise<RemovedPerson[]> {
    if (gone.length === 0) return [];
    const userIds = gone.map(({ userId }) => userId);
    const taught = await tx.query<{ id: string }>(CHANGE_TAUGHT, [userIds]);
    // A statement of its own: it must see what was added while the rows of the people were waited for.
    const left = await tx.query<{ userId: string; memberships: RemovedPerson['memberships'] }>(
      LEAVE_EVERYTHING,
      [userIds],
    );
    const membershipsOf = new Map(left.map(({ userId, memberships }) => [userId, memberships]));
    const removed = gone.map((person) => ({
      ...person,
      memberships: membershipsOf.get(person.userId) ?? [],
    }));
    const deletedAt = this.clock.now().toISOString();
    await this.outbox.append(
      tx,
      removed.flatMap((person) => removalEvents(person, reason, deletedAt)),
    );
    await this.sessionEvents.tell(
      tx,
      'identity.session-updated.v1',
      taught.map(({ id }) => id),
    );
    return removed;
  }
}

/** Locked in one order, so that two removals with common people cannot block each other for ever. */
const markDeleted = (condition: string): string => `
  WITH found AS (
    SELECT id, status FROM users WHERE ${condition}
       AND NOT EXISTS (SELECT FROM platforms p WHERE p.owner_id = users.id) ORDER BY id FOR UPDATE)
  UPDATE users u SET status = 'deleted', deleted_at = now(), deletion_date = NULL,
         version = version + ${EVENTS_OF_REMOVAL}
    FROM found WHERE u.id = found.id
  RETURNING u.id AS "userId", u.platform_id AS "platformId", u.version, found.status = 'active' AS "wasActive",
            CASE WHEN found.status = 'invited' THEN u.invitation_id END AS "invitationId"`;

/** The sessions that lose an instructor, locked before their lists are touched, as by whoever changes a session. */
const CHANGE_TAUGHT = `
  WITH taught AS (
    SELECT s.id FROM sessions s
     WHERE s.id IN (SELECT p.session_id FROM unnest($1::uuid[]) AS gone(id)
                      JOIN session_people p ON p.user_id = gone.id AND p.part = 'instructor')
     ORDER BY s.id FOR NO KEY UPDATE)
  UPDATE sessions s SET version = s.version + 1 FROM taught WHERE s.id = taught.id RETURNING s.id`;

const LEAVE_EVERYTHING = `
  WITH gone AS (SELECT unnest($1::uuid[]) AS id),
  left_groups AS (DELETE FROM memberships m USING gone WHERE m.user_id = gone.id
                  RETURNING m.user_id, m.group_id, m.role),
  unenrolled AS (DELETE FROM enrolments e USING gone WHERE e.user_id = gone.id),
  signed_out AS (DELETE FROM sign_ins s USING gone WHERE s.user_id = gone.id),
  locked_out AS (DELETE FROM credentials c USING gone WHERE c.user_id = gone.id),
  links_dead AS (DELETE FROM password_resets r USING gone WHERE r.user_id = gone.id),
  uninvited AS (UPDATE invitations i SET status = 'cancelled', cancelled_at = now()
                  FROM gone WHERE i.user_id = gone.id AND i.status = 'pending'),
  sessions_left AS (DELETE FROM session_people p USING gone WHERE p.user_id = gone.id)
  SELECT user_id AS "userId", json_agg(json_build_object('groupId', group_id, 'role', role)
           ORDER BY group_id, role) AS memberships
    FROM left_groups GROUP BY user_id`;

function removalEvents(person: RemovedPerson, reason: DeletionReason, deletedAt: string) {
  const { userId, platformId, version, memberships, wasActive, invitationId } = person;
  const about = { userId, platformId, version };
  const deletion = { userId, wasActive, invitationId, reason, deletedAt };
  const left = { userId, memberships };
  return [
    ...(memberships.length > 0
      ? [userEvent('identity.membership-removed.v1', { ...about, version: version - 1 }, left)]
      : []),
    userEvent('identity.user-deleted.v1', about, deletion),
  ];
}
