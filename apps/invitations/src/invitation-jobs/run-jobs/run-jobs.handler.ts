import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@rollcall/database';
import {
  DependencyUnavailableError,
  DomainError,
  RemoteProblem,
  RepeatingTask,
  type UserActor,
} from '@rollcall/platform';
import { IdentityClient } from '../../invitations/identity.client.js';
import { countOutcomes } from '../invitation-job.rules.js';
import { CHUNK, JobSelection } from '../job-selection.js';
import {
  type RunningJob,
  addItems,
  advanceSelection,
  claimJob,
  endJob,
  nextItems,
  postponeJob,
  recordOutcomes,
  takeTurn,
} from '../jobs.store.js';
import { JobTurn } from './job-turn.js';

const EVERY_MS = 500;

/**
 * Goes on with running jobs, a step at a time; replicas share them. A step asks identity first, then does its work in
 * one transaction with the progress: whatever dies in between, each invitation has its turn once.
 */
@Injectable()
export class RunJobsHandler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RunJobsHandler.name);
  private readonly task = new RepeatingTask({
    name: 'Invitation jobs',
    everyMs: EVERY_MS,
    run: (isStopping) => this.runDue(isStopping),
  });

  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
    private readonly selection: JobSelection,
    private readonly turn: JobTurn,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  private async runDue(isStopping: () => boolean): Promise<void> {
    while (!isStopping()) {
      const job = await this.database.transaction('installation', claimJob);
      if (!job) return;
      await this.step(job).catch((error: unknown) => this.settle(job, error));
    }
  }

  private async step(job: RunningJob): Promise<void> {
    const actor = actorOf(job);
    const decision = await this.identity.decide(actor, { action: 'invitation.job' });
    if (decision.outcome === 'refused') return this.stop(job, decision.code);
    return job.isSelecting ? this.select(job, actor) : this.work(job, actor);
  }

  private async select(job: RunningJob, actor: UserActor): Promise<void> {
    const at = { cursor: job.selectionCursor, before: job.id };
    const page = await this.selection.page(actor, job.filter ?? {}, at);
    await this.database.transaction({ platformId: job.platformId }, async (tx) => {
      const isOurs = await advanceSelection(tx, job, page.nextCursor);
      if (isOurs && page.ids.length > 0) await addItems(tx, job, page.ids);
    });
  }

  private async work(job: RunningJob, actor: UserActor): Promise<void> {
    const { platformId } = job;
    const ids = await this.database.transaction({ platformId }, (tx) => nextItems(tx, job, CHUNK));
    const { items } = await this.identity.decideMany(actor, {
      action: `invitation.${job.action}`,
      invitationIds: ids,
    });
    await this.database.transaction({ platformId }, async (tx) => {
      const counts = await takeTurn(tx, job, { count: ids.length, position: ids.at(-1) ?? null });
      if (!counts || ids.length === 0) return;
      const outcomes = await this.turn.carryOut(tx, job, ids, items);
      await recordOutcomes(tx, job, outcomes, countOutcomes(counts, outcomes.values()));
    });
  }

  /** A refusal ends the job; what does not answer only delays it. */
  private async settle(job: RunningJob, error: unknown): Promise<void> {
    const isWaiting = error instanceof DomainError && error.code === 'service_unavailable';
    if ((error instanceof RemoteProblem || error instanceof DomainError) && !isWaiting) {
      return this.stop(job, error.code);
    }
    if (isWaiting || error instanceof DependencyUnavailableError) this.logger.debug('A job waits');
    else this.logger.warn({ err: error, jobId: job.id }, 'A step of a job failed; it is tried again');
    await this.database.transaction({ platformId: job.platformId }, (tx) => postponeJob(tx, job));
  }

  private async stop(job: RunningJob, because: string): Promise<void> {
    const { platformId, startedBy } = job;
    this.logger.log({ jobId: job.id, because }, 'A job was stopped');
    await this.database.transaction({ platformId }, (tx) =>
      endJob(tx, job, { status: 'stopped', because, startedBy }),
    );
  }
}

/** Whoever started the job, as if they asked now. */
const actorOf = ({ id, startedBy: userId, platformId }: RunningJob): UserActor => ({
  kind: 'user',
  userId,
  platformId,
  signInId: id,
  passwordChangeRequired: false,
});
