import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { HealthChecks, type PageRequest, type UserActor, follow, pageBy, pageOf } from '@rollcall/platform';
import { JobAccess, jobNotFound } from './job-access.js';
import type {
  InvitationJob,
  InvitationJobResult,
  InvitationJobResultsPage,
  InvitationJobsPage,
} from './invitation-job.resource.js';
import type { JobResultsRequest } from './job-results.request.js';
import { findJob, listJobs } from './jobs.store.js';

/** The jobs that somebody started; those of others do not exist for them. */
@Injectable()
export class JobsQuery {
  constructor(
    private readonly database: Database,
    private readonly access: JobAccess,
    private readonly health: HealthChecks,
  ) {}

  async list(actor: UserActor, { before, limit }: PageRequest): Promise<InvitationJobsPage> {
    await this.access.assertManager(actor);
    const { platformId, userId: startedBy } = actor;
    const rows = await this.database.transaction({ platformId }, (tx) =>
      listJobs(tx, { platformId, startedBy }, { before, take: limit + 1 }),
    );
    return pageOf(rows, limit);
  }

  async get(actor: UserActor, id: string): Promise<InvitationJob> {
    await this.access.assertManager(actor);
    return this.find(actor, id);
  }

  /**
   * How far a job is as server-sent events, until its end. Identity is asked once, when the caller connects.
   * @throws DomainError `no_group_managed`, `not_found`, before the first event
   */
  async follow(actor: UserActor, id: string): Promise<AsyncIterable<string>> {
    const first = await this.get(actor, id);
    const isOver = ({ status }: InvitationJob): boolean => status !== 'running';
    return follow({ event: 'job', first, look: () => this.find(actor, id), isOver }, this.health);
  }

  private async find({ platformId, userId }: UserActor, id: string): Promise<InvitationJob> {
    const job = await this.database.transaction({ platformId }, (tx) =>
      findJob(tx, { platformId, id }, userId),
    );
    if (!job) throw jobNotFound();
    return job;
  }

  /** By invitation, in a stable order. */
  async results(
    actor: UserActor,
    id: string,
    { after, limit, outcome }: JobResultsRequest,
  ): Promise<InvitationJobResultsPage> {
    await this.get(actor, id);
    const { platformId } = actor;
    const rows = await this.database.query<InvitationJobResult>(
      { platformId },
      `SELECT invitation_id AS "invitationId", outcome, done_at AS at FROM invitation_job_items
        WHERE platform_id = $1 AND job_id = $2 AND invitation_id > $3 ${outcome ? 'AND outcome = $5' : ''}
        ORDER BY invitation_id LIMIT $4`,
      [platformId, id, after, limit + 1, ...(outcome ? [outcome] : [])],
    );
    return pageBy(rows, limit, ({ invitationId }) => invitationId);
  }
}
