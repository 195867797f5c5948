import { createHash } from 'node:crypto';
import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import type { IdentityConfig } from '../../config.js';
import type { KnownActor } from '../../policy/policy-actor.query.js';
import { mailboxOf } from './trial-mailboxes.rules.js';

/** Invitations of all free trials to one mailbox in 24 hours (V28). */
const MAILS_PER_MAILBOX = 5;

/** Most invitations of a platform in 24 hours; null for no limit. D-19: paid plans have none unless the operator sets one. */
export const invitationLimitOf = (
  { plan, invitationsPerDay }: Pick<KnownActor, 'plan' | 'invitationsPerDay'>,
  { TRIAL_INVITATIONS_PER_DAY }: Pick<IdentityConfig, 'TRIAL_INVITATIONS_PER_DAY'>,
): number | null => invitationsPerDay ?? (plan === 'free_trial' ? TRIAL_INVITATIONS_PER_DAY : null);

/**
 * Takes invitations from what a platform may send in 24 hours, all of them or none: one statement, so that calls at the
 * same time cannot both take the last ones.
 * @throws DomainError `too_many_requests`
 */
export async function takeInvitations(
  tx: Transaction,
  { platformId, limit }: { platformId: string; limit: number },
  wanted: number,
): Promise<void> {
  if (wanted === 0) return;
  const taken = await tx.execute(
    `INSERT INTO invitation_allowances AS a (platform_id, used, window_ends_at)
     SELECT $1, $2, now() + interval '24 hours' WHERE $2::int <= $3
     ON CONFLICT (platform_id) DO UPDATE SET
       used = CASE WHEN a.window_ends_at > now() THEN a.used ELSE 0 END + $2,
       window_ends_at = CASE WHEN a.window_ends_at > now() THEN a.window_ends_at ELSE excluded.window_ends_at END
     WHERE CASE WHEN a.window_ends_at > now() THEN a.used ELSE 0 END + $2 <= $3`,
    [platformId, wanted, limit],
  );
  if (taken === 0) throw await limitReached(tx, platformId, limit);
}

async function limitReached(tx: Transaction, platformId: string, limit: number): Promise<DomainError> {
  const [row] = await tx.query<{ used: number; secondsLeft: number }>(
    `SELECT used, ceil(extract(epoch FROM window_ends_at - now()))::int AS "secondsLeft"
       FROM invitation_allowances WHERE platform_id = $1 AND window_ends_at > now()`,
    [platformId],
  );
  const { used, secondsLeft } = row ?? { used: 0, secondsLeft: DAY_SECONDS };
  const remaining = Math.max(0, limit - used);
  return new DomainError(
    'too_many_requests',
    `This platform may send ${limit} invitations in 24 hours, and ${remaining} of them are left now.`,
    { retryAfterSeconds: secondsLeft, rateLimit: { limit, remaining, resetSeconds: secondsLeft } },
  );
}
const DAY_SECONDS = 86_400;

/**
 * Counts invitations of a free trial by mailbox, over all platforms (V28).
 * @param emails those that lead to a mail; the first of a mailbox go before the others
 * @returns the addresses whose mailboxes had enough for now, with the seconds until they can be written to again
 */
export async function countTrialMails(
  tx: Transaction,
  emails: readonly string[],
): Promise<Map<string, number>> {
  const mailboxes = new Map<string, string[]>();
  for (const email of emails) {
    const mailbox = digestOf(mailboxOf(email));
    mailboxes.set(mailbox, [...(mailboxes.get(mailbox) ?? []), email]);
  }
  const amounts = [...mailboxes.values()].map(({ length }) => length);
  const rows = await tx.query<{ mailbox: string; mails: number; seconds_left: number }>(
    'SELECT * FROM count_trial_mails($1, $2)',
    [[...mailboxes.keys()], amounts],
  );
  return new Map(
    rows.flatMap(({ mailbox, mails, seconds_left }) => {
      const wanted = mailboxes.get(mailbox) ?? [];
      const room = Math.max(0, MAILS_PER_MAILBOX - (mails - wanted.length));
      return wanted.slice(room).map((email): [string, number] => [email, seconds_left]);
    }),
  );
}

const digestOf = (mailbox: string): string => createHash('sha256').update(mailbox).digest('base64url');
