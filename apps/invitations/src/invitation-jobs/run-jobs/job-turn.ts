import { Injectable } from '@nestjs/common';
import type { PolicyDecision } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Cancellations } from '../../invitations/cancellations.js';
import { type AllowedInvitation, InvitationAccess } from '../../invitations/invitation-access.js';
import { readStandings } from '../../invitations/invitation.store.js';
import { Reminders } from '../../invitations/reminders.js';
import { type JobOutcome, outcomeOf } from '../invitation-job.rules.js';
import type { RunningJob } from '../jobs.store.js';

type AllowedById = ReadonlyMap<string, AllowedInvitation>;

/** Does the work of a job on the invitations whose turn it is: the same as on one, for all of them at once. */
@Injectable()
export class JobTurn {
  constructor(
    private readonly access: InvitationAccess,
    private readonly reminders: Reminders,
    private readonly cancellations: Cancellations,
  ) {}

  /**
   * @param decisions of identity, in the order of the ids
   * @throws DomainError `free_trial_message_unavailable`
   */
  async carryOut(
    tx: Transaction,
    job: RunningJob,
    ids: readonly string[],
    decisions: readonly PolicyDecision[],
  ): Promise<Map<string, JobOutcome>> {
    const allowed = await this.access.admitMany(tx, job.platformId, decisions);
    const done = await this.act(tx, job, allowed);
    const left = [...allowed.keys()].filter((id) => !done.has(id));
    const explained = await this.explain(tx, job, left);
    return new Map(
      ids.map((id, index): [string, JobOutcome] => {
        const isRefused = decisions[index]?.outcome === 'refused';
        return [id, done.get(id) ?? explained.get(id) ?? (isRefused ? 'forbidden' : 'not_found')];
      }),
    );
  }

  private async act(
    tx: Transaction,
    job: RunningJob,
    allowed: AllowedById,
  ): Promise<Map<string, JobOutcome>> {
    const [first] = allowed.values();
    if (!first) return new Map();
    return job.action === 'remind'
      ? this.remind(tx, job, allowed, first.asker)
      : this.cancel(tx, job, allowed);
  }

  private async remind(
    tx: Transaction,
    { platformId, message, newLink }: RunningJob,
    allowed: AllowedById,
    remindedBy: AllowedInvitation['asker'],
  ): Promise<Map<string, JobOutcome>> {
    const invitationIds = [...allowed.keys()];
    const { reminded } = await this.reminders.send(tx, {
      platformId,
      invitationIds,
      remindedBy,
      message,
      newLink,
    });
    return new Map(reminded.map(({ id }) => [id, 'reminded']));
  }

  private async cancel(
    tx: Transaction,
    { platformId, startedBy }: RunningJob,
    allowed: AllowedById,
  ): Promise<Map<string, JobOutcome>> {
    const wishes = [...allowed].map(([invitationId, { detachGroupIds }]) => ({
      invitationId,
      detachGroupIds,
    }));
    const ended = await this.cancellations.carryOut(tx, platformId, startedBy, wishes);
    return new Map([...ended].map((id) => [id, allowed.get(id)?.detachGroupIds ? 'detached' : 'cancelled']));
  }

  /** Why nothing came of what was allowed. */
  private async explain(
    tx: Transaction,
    { platformId, action }: RunningJob,
    ids: readonly string[],
  ): Promise<Map<string, JobOutcome>> {
    if (ids.length === 0) return new Map();
    const standings = await readStandings(tx, platformId, ids);
    return new Map(
      standings.map(({ id, now, ...standing }): [string, JobOutcome] => {
        const outcome = outcomeOf(action, standing, { isShared: false, now });
        // It could have been done, and was not: the allowance was used up before its turn.
        return [id, outcome === 'reminded' ? 'limit_reached' : outcome];
      }),
    );
  }
}
