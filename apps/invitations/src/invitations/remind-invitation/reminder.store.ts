import type { Transaction } from '@rollcall/database';
import type { DomainError } from '@rollcall/platform';
import type { Invitation } from '../invitation.entity.js';
import {
  acceptanceInProgress,
  invitationClosed,
  invitationNotFound,
  tooManyReminders,
} from '../invitation.errors.js';
import { REMINDERS_PER_DAY, REMINDER_INTERVAL_SECONDS, reminderWaitSeconds } from '../invitation.rules.js';
import { invitationColumns } from '../invitation.store.js';

/** A reminder to count. */
export interface Reminder {
  platformId: string;
  invitationId: string;
  /** Key of a new link; null keeps the link. */
  newKeyId: string | null;
}

/**
 * Counts a reminder if the invitation is open and D-40 allows one now, by the database's clock: one statement, so that
 * reminders at the same time cannot both pass.
 * @returns the invitation after it, or null if there may be none
 */
export async function countReminder(tx: Transaction, reminder: Reminder): Promise<Invitation | null> {
  const { platformId, invitationId, newKeyId } = reminder;
  const [invitation] = await tx.query<Invitation>(
    `UPDATE invitations i
     SET reminder_count = reminder_count + 1, version = version + 1,
         recent_reminders = (recent_reminders || now())[greatest(cardinality(recent_reminders) + 2 - $4, 1):],
         generation = generation + CASE WHEN $3::text IS NULL THEN 0 ELSE 1 END,
         link_key_id = coalesce($3, link_key_id)
     WHERE platform_id = $1 AND id = $2 AND state = 'pending'
       AND coalesce(recent_reminders[cardinality(recent_reminders)] <= now() - make_interval(secs => $5), true)
       AND coalesce(recent_reminders[cardinality(recent_reminders) + 1 - $4] <= now() - interval '24 hours', true)
     RETURNING ${invitationColumns(tx)}`,
    [platformId, invitationId, newKeyId, REMINDERS_PER_DAY, REMINDER_INTERVAL_SECONDS],
  );
  return invitation ?? null;
}

/** Why {@link countReminder} found nothing to count. */
export async function explainRefusal(tx: Transaction, platformId: string, id: string): Promise<DomainError> {
  const [invitation] = await tx.query<Invitation & { now: Date }>(
    `SELECT ${invitationColumns(tx)}, now() AS now FROM invitations i WHERE platform_id = $1 AND id = $2`,
    [platformId, id],
  );
  if (!invitation) return invitationNotFound();
  const { state, recentReminders, now } = invitation;
  if (state === 'accepted' || state === 'cancelled') return invitationClosed(state);
  const waitSeconds = reminderWaitSeconds(recentReminders, now);
  // The state may have changed between the two statements: then trying again is the right answer too.
  return state === 'pending' && waitSeconds > 0 ? tooManyReminders(waitSeconds) : acceptanceInProgress();
}
