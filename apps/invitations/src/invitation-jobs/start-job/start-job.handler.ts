import { Injectable } from '@nestjs/common';
import {
  CommandAnswer,
  type CommandRequest,
  IdempotentCommands,
  RetentionSchedule,
} from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { messageUnavailable } from '../../invitations/invitation.errors.js';
import { PlatformPlans } from '../../platforms/platform-plans.store.js';
import type { InvitationJob } from '../invitation-job.resource.js';
import { JobAccess } from '../job-access.js';
import { countRunning, insertJob } from '../jobs.store.js';
import type { JobWish } from '../job-wish.rules.js';

/** Jobs of one person at a time. */
const MOST_RUNNING = 10;
const RETRY_SECONDS = 10;

/** Starts work on many invitations; it goes on by itself, on whichever replica has time. */
@Injectable()
export class StartJobHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly access: JobAccess,
    private readonly plans: PlatformPlans,
    retention: RetentionSchedule,
  ) {
    retention.register({ table: 'invitation_jobs', expired: `finished_at < now() - interval '30 days'` });
  }

  /** @throws DomainError `no_group_managed`, `free_trial_message_unavailable`, `too_many_requests` */
  async start(
    actor: UserActor,
    wish: JobWish,
    command: CommandRequest,
  ): Promise<CommandAnswer<InvitationJob>> {
    const { platformId, userId: startedBy } = actor;
    await this.access.assertManager(actor);
    return this.commands.execute(command, async (tx) => {
      if (wish.message !== null) {
        const { plan } = await this.plans.termsOf(tx, platformId);
        if (plan === 'free_trial') throw messageUnavailable();
      }
      if ((await countRunning(tx, platformId, startedBy)) >= MOST_RUNNING) throw tooManyJobs();
      return new CommandAnswer(202, await insertJob(tx, { ...wish, platformId, startedBy, id: uuidv7() }));
    });
  }
}

const tooManyJobs = (): DomainError =>
  new DomainError('too_many_requests', `At most ${MOST_RUNNING} jobs of yours can run at a time.`, {
    retryAfterSeconds: RETRY_SECONDS,
  });
