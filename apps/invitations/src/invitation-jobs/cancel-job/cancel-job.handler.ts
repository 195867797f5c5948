import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import type { InvitationJob } from '../invitation-job.resource.js';
import { JobAccess, jobNotFound } from '../job-access.js';
import { endJob, findJob } from '../jobs.store.js';

/** Ends a job before its end: what was done stays done, nothing else is. */
@Injectable()
export class CancelJobHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly access: JobAccess,
  ) {}

  /** @throws DomainError `not_found`, `job_finished` */
  async cancel(actor: UserActor, id: string, command: CommandRequest): Promise<CommandAnswer<InvitationJob>> {
    const { platformId, userId: startedBy } = actor;
    await this.access.assertManager(actor);
    return this.commands.execute(command, async (tx) => {
      const job = { platformId, id };
      const ended = await endJob(tx, job, { status: 'cancelled', because: null, startedBy });
      if (ended) return new CommandAnswer(200, ended);
      if (!(await findJob(tx, job, startedBy))) throw jobNotFound();
      throw new DomainError('job_finished', 'The job is over already.');
    });
  }
}
