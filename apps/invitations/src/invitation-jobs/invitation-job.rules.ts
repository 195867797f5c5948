import { type InvitationState, reminderWaitSeconds } from '../invitations/invitation.rules.js';

/** What a job does to each of its invitations. */
export const JOB_ACTIONS = ['remind', 'cancel'] as const;
/** One of {@link JOB_ACTIONS}. */
export type JobAction = (typeof JOB_ACTIONS)[number];

/** `stopped`: whoever started it may no longer do it. */
export const JOB_STATUSES = ['running', 'done', 'cancelled', 'stopped'] as const;
/** One of {@link JOB_STATUSES}. */
export type JobStatus = (typeof JOB_STATUSES)[number];

/** What became of one invitation of a job. */
export const JOB_OUTCOMES = [
  'reminded',
  'cancelled',
  'detached',
  'too_soon',
  'limit_reached',
  'invitation_closed',
  'acceptance_in_progress',
  'not_found',
  'forbidden',
] as const;
/** One of {@link JOB_OUTCOMES}. */
export type JobOutcome = (typeof JOB_OUTCOMES)[number];

/** How many invitations came to which outcome. */
export type JobCounts = Partial<Record<JobOutcome, number>>;

/** An invitation as it stands before its turn. */
export interface Standing {
  state: InvitationState;
  recentReminders: readonly Date[];
}

/**
 * What comes of an invitation that the asker may act on; the same as for one invitation alone (D-11, D-40).
 * @param isShared the asker manages only some of its groups
 */
export function outcomeOf(
  action: JobAction,
  { state, recentReminders }: Standing,
  { isShared, now }: { isShared: boolean; now: Date },
): JobOutcome {
  switch (state) {
    case 'accepted':
    case 'cancelled':
      return 'invitation_closed';
    case 'accepting':
      return 'acceptance_in_progress';
    case 'pending':
      if (action === 'cancel') return isShared ? 'detached' : 'cancelled';
      return reminderWaitSeconds(recentReminders, now) > 0 ? 'too_soon' : 'reminded';
  }
}

/** Counts outcomes, on top of what was counted before. */
export function countOutcomes(before: JobCounts, outcomes: Iterable<JobOutcome>): JobCounts {
  const counts: JobCounts = { ...before };
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
