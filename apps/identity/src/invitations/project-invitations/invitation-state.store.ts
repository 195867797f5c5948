import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { clearApproved, withSponsorship } from '../sponsorships.store.js';

type Closing = EventOf<'invitations.invitation-accepted.v1'> | EventOf<'invitations.invitation-cancelled.v1'>;

/** Projects the end of invitations; an ended one never changes again. */
export async function projectEnd(tx: Transaction, events: readonly Closing[]): Promise<void> {
  await tx.execute(
    `UPDATE invitations i SET status = e.status, version = greatest(i.version, e.version),
            accepted_at = CASE WHEN e.status = 'accepted' THEN e.at END,
            cancelled_at = CASE WHEN e.status = 'cancelled' THEN e.at END
       FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::int[]) AS e(id, status, at, version)
      WHERE i.id = e.id AND i.status = 'pending'`,
    [
      events.map(({ data }) => data.invitationId),
      events.map(({ type }) => (type === 'invitations.invitation-accepted.v1' ? 'accepted' : 'cancelled')),
      events.map(({ time }) => time),
      events.map(({ subjectversion }) => subjectversion),
    ],
  );
}

/**
 * Projects reminders; an older event never lowers the count. Whoever reminds stands for all that the invitation gives,
 * as far as they may grant it: so a reminder is how an invitation is approved again (V12).
 */
export async function projectReminders(
  tx: Transaction,
  events: readonly EventOf<'invitations.invitation-reminded.v1'>[],
): Promise<void> {
  const stands = `jsonb_build_object('by', e.by, 'groupIds', i.group_ids, 'roles', i.roles)`;
  const marked = await tx.query<{ id: string }>(
    `WITH reminded AS (
       UPDATE invitations i SET reminder_count = e.count, version = e.version,
              sponsorships = ${withSponsorship(stands)}
         FROM (SELECT DISTINCT ON (id) * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::uuid[])
                 AS e(id, count, version, by) ORDER BY id, version DESC) e
        WHERE i.id = e.id AND i.version < e.version
       RETURNING i.id, i.needs_approval_since)
     SELECT id FROM reminded WHERE needs_approval_since IS NOT NULL`,
    [
      events.map(({ data }) => data.invitationId),
      events.map(({ data }) => data.reminderCount),
      events.map(({ subjectversion }) => subjectversion),
      events.map(({ data }) => data.remindedBy.userId),
    ],
  );
  await clearApproved(
    tx,
    marked.map(({ id }) => id),
  );
}
