import { Injectable } from '@nestjs/common';
import type { PolicyDecision } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { IdentityClient } from '../../invitations/identity.client.js';
import { messageUnavailable } from '../../invitations/invitation.errors.js';
import { readStandings } from '../../invitations/invitation.store.js';
import { readAllowance } from '../../invitations/reminder-allowance.store.js';
import { PlatformPlans } from '../../platforms/platform-plans.store.js';
import type { InvitationJobPreview } from '../invitation-job.resource.js';
import { type JobCounts, type JobOutcome, countOutcomes, outcomeOf } from '../invitation-job.rules.js';
import { JobAccess } from '../job-access.js';
import { JobSelection } from '../job-selection.js';
import type { JobWish } from '../job-wish.rules.js';

const MOST_LOOKED_AT = 10_000;

/** What a job would come to at this moment: it asks and reads the same, and writes and mails nothing. */
@Injectable()
export class PreviewJobQuery {
  constructor(
    private readonly database: Database,
    private readonly access: JobAccess,
    private readonly selection: JobSelection,
    private readonly identity: IdentityClient,
    private readonly plans: PlatformPlans,
  ) {}

  /** @throws DomainError `no_group_managed`, `free_trial_message_unavailable` */
  async preview(actor: UserActor, wish: JobWish): Promise<InvitationJobPreview> {
    await this.access.assertManager(actor);
    const { action } = wish;
    const remaining = await this.remaining(actor.platformId, wish);
    let counts: JobCounts = {};
    let [total, isComplete] = [0, true];
    for await (const invitationIds of this.selection.all(actor, wish)) {
      if (total + invitationIds.length > MOST_LOOKED_AT) {
        isComplete = false;
        break;
      }
      const { items } = await this.identity.decideMany(actor, {
        action: `invitation.${action}`,
        invitationIds,
      });
      counts = countOutcomes(counts, await this.outcomes(actor.platformId, wish, invitationIds, items));
      total += invitationIds.length;
    }
    return { action, total, isComplete, counts: withinLimit(counts, remaining) };
  }

  private outcomes(
    platformId: string,
    { action }: JobWish,
    ids: readonly string[],
    decisions: readonly PolicyDecision[],
  ): Promise<JobOutcome[]> {
    return this.database.transaction({ platformId }, async (tx) => {
      const standings = await readStandings(tx, platformId, ids);
      const known = new Map(standings.map((each) => [each.id, each]));
      const now = standings[0]?.now ?? new Date(0);
      return decisions.map((decision, index): JobOutcome => {
        if (decision.outcome === 'not_found') return 'not_found';
        if (decision.outcome === 'refused') return 'forbidden';
        const isShared = Array.isArray(decision.detachGroupIds);
        // One that is not known here yet was invited a moment ago.
        const standing = known.get(ids[index] ?? '') ?? { state: 'pending' as const, recentReminders: [] };
        return outcomeOf(action, standing, { isShared, now });
      });
    });
  }

  /** What the platform may still send today (D-19). */
  private remaining(platformId: string, { action, message }: JobWish): Promise<number> {
    if (action === 'cancel') return Promise.resolve(Infinity);
    return this.database.transaction({ platformId }, async (tx) => {
      const { plan, remindersPerDay } = await this.plans.termsOf(tx, platformId);
      if (message !== null && plan === 'free_trial') throw messageUnavailable();
      return remindersPerDay === null ? Infinity : readAllowance(tx, platformId, remindersPerDay);
    });
  }
}

/** What goes beyond the allowance comes to nothing. */
function withinLimit({ reminded = 0, ...others }: JobCounts, remaining: number): JobCounts {
  const [within, beyond] = [Math.min(reminded, remaining), Math.max(0, reminded - remaining)];
  return {
    ...(within > 0 && { reminded: within }),
    ...others,
    ...(beyond > 0 && { limit_reached: beyond }),
  };
}
