import type { Transaction } from '@rollcall/database';
import type { DomainError } from '@rollcall/platform';
import type { Invitation } from './invitation.entity.js';
import {
  acceptanceInProgress,
  invitationClosed,
  invitationNotFound,
  reminderLimitReached,
  tooManyReminders,
} from './invitation.errors.js';
import { REMINDERS_PER_DAY, REMINDER_INTERVAL_SECONDS, reminderWaitSeconds } from './invitation.rules.js';
import { invitationColumns } from './invitation.store.js';
import type { Allowance } from './reminder-allowance.store.js';

/** Reminders to count. */
export interface RemindersToCount {
  platformId: string;
  invitationIds: readonly string[];
  /** Key of new links; null keeps the links. */
  newKeyId: string | null;
  /** How many at most; the others are left as they are. */
  most: number;
}

/** SQL: D-40 allows a reminder now. */
const IS_DUE = `coalesce(recent_reminders[cardinality(recent_reminders)] <= now() - make_interval(secs => $5), true)
  AND coalesce(recent_reminders[cardinality(recent_reminders) + 1 - $4] <= now() - interval '24 hours', true)`;

/**
 * Counts a reminder of each invitation that is open and of which D-40 allows one now, by the database's clock: one
 * statement, so that reminders at the same time cannot both pass.
 * @returns the invitations after it; of those that are missing there may be none
 */
export function countReminders(tx: Transaction, reminders: RemindersToCount): Promise<Invitation[]> {
  const { platformId, invitationIds, newKeyId, most } = reminders;
  return tx.query<Invitation>(
    `WITH due AS (
       SELECT id FROM invitations
        WHERE platform_id = $1 AND id IN (SELECT unnest($2::uuid[])) AND state = 'pending' AND ${IS_DUE}
        ORDER BY id LIMIT $6 FOR UPDATE)
     UPDATE invitations i
     SET reminder_count = reminder_count + 1, version = version + 1,
         recent_reminders = (recent_reminders || now())[greatest(cardinality(recent_reminders) + 2 - $4, 1):],
         generation = generation + CASE WHEN $3::text IS NULL THEN 0 ELSE 1 END,
         link_key_id = coalesce($3, link_key_id)
     FROM due WHERE i.platform_id = $1 AND i.id = due.id RETURNING ${invitationColumns(tx)}`,
    [platformId, invitationIds, newKeyId, REMINDERS_PER_DAY, REMINDER_INTERVAL_SECONDS, most],
  );
}

/** Why {@link countReminders} left an invitation out. */
export async function explainRefusal(
  tx: Transaction,
  platformId: string,
  id: string,
  allowance: Allowance | null,
): Promise<DomainError> {
  const [invitation] = await tx.query<Invitation & { now: Date }>(
    `SELECT ${invitationColumns(tx)}, now() AS now FROM invitations i WHERE platform_id = $1 AND id = $2`,
    [platformId, id],
  );
  if (!invitation) return invitationNotFound();
  const { state, recentReminders, now } = invitation;
  if (state === 'accepted' || state === 'cancelled') return invitationClosed(state);
  const waitSeconds = reminderWaitSeconds(recentReminders, now);
  if (state === 'pending' && waitSeconds > 0) return tooManyReminders(waitSeconds);
  if (state === 'pending' && allowance?.remaining === 0) return reminderLimitReached(allowance);
  // The state may have changed between the two statements: then trying again is the right answer too.
  return acceptanceInProgress();
}
