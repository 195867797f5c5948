import type { Transaction } from '@rollcall/database';
import type { InvitationJob } from './invitation-job.resource.js';
import type { JobAction, JobCounts, JobOutcome } from './invitation-job.rules.js';
import type { InvitationFilter } from './job-wish.rules.js';

/** What is asked for. */
export interface NewJob {
  platformId: string;
  id: string;
  action: JobAction;
  startedBy: string;
  message: string | null;
  newLink: boolean;
  /** Either this, or ids. */
  filter: InvitationFilter | null;
  invitationIds: readonly string[];
}

/** A job as whoever works on it needs it. */
export interface RunningJob {
  platformId: string;
  id: string;
  action: JobAction;
  startedBy: string;
  message: string | null;
  newLink: boolean;
  filter: InvitationFilter | null;
  selectionCursor: string | null;
  isSelecting: boolean;
  position: string | null;
  done: number;
}

/** For how long one replica keeps the others from a step; a crash costs that long. */
const LEASE_SECONDS = 30;
/** After a step that failed. */
const RETRY_SECONDS = 2;

const JOB_COLUMNS = `id, action, status, stopped_because AS "stoppedBecause", counts, created_at AS "createdAt",
  finished_at AS "finishedAt", json_build_object('done', done, 'total', CASE WHEN is_selecting THEN NULL ELSE total END)
    AS progress`;

/** Starts a job, with its invitations if they were named. */
export async function insertJob(tx: Transaction, job: NewJob): Promise<InvitationJob> {
  const { platformId, id, action, startedBy, message, newLink, filter, invitationIds } = job;
  await tx.execute(
    `INSERT INTO invitation_jobs (platform_id, id, action, started_by, message, new_link, filter, is_selecting)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7::jsonb IS NOT NULL)`,
    [platformId, id, action, startedBy, message, newLink, filter && JSON.stringify(filter)],
  );
  if (invitationIds.length > 0) await addItems(tx, { platformId, id }, invitationIds);
  const inserted = await findJob(tx, { platformId, id }, startedBy);
  if (!inserted) throw new Error('A job was not inserted.');
  return inserted;
}

type JobKey = Pick<RunningJob, 'platformId' | 'id'>;

/** Adds invitations to a job. */
export async function addItems(
  tx: Transaction,
  { platformId, id }: JobKey,
  ids: readonly string[],
): Promise<void> {
  await tx.execute(
    `WITH added AS (
       INSERT INTO invitation_job_items (platform_id, job_id, invitation_id)
       SELECT $1, $2, unnest($3::uuid[]) ON CONFLICT DO NOTHING RETURNING 1)
     UPDATE invitation_jobs SET total = total + (SELECT count(*) FROM added) WHERE platform_id = $1 AND id = $2`,
    [platformId, id, ids],
  );
}

/** How many jobs of a person are running. */
export async function countRunning(tx: Transaction, platformId: string, startedBy: string): Promise<number> {
  const [row] = await tx.query<{ running: number }>(
    `SELECT count(*)::int AS running FROM invitation_jobs
      WHERE platform_id = $1 AND started_by = $2 AND status = 'running'`,
    [platformId, startedBy],
  );
  return row?.running ?? 0;
}

/** Takes the job that waited longest, for a while; jobs take turns, step by step. For the scope `installation`. */
export async function claimJob(tx: Transaction): Promise<RunningJob | undefined> {
  const [job] = await tx.query<RunningJob>(
    // A CTE is carried out once; a subquery may be again for each row, and then takes jobs that nobody works on.
    `WITH next AS MATERIALIZED (
       SELECT platform_id, id FROM invitation_jobs WHERE status = 'running' AND lease_until <= clock_timestamp()
        ORDER BY lease_until LIMIT 1 FOR UPDATE SKIP LOCKED)
     UPDATE invitation_jobs j SET lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
       FROM next WHERE j.platform_id = next.platform_id AND j.id = next.id
     RETURNING j.platform_id AS "platformId", j.id, action, started_by AS "startedBy", message, new_link AS "newLink",
       filter, selection_cursor AS "selectionCursor", is_selecting AS "isSelecting", "position", done`,
  );
  return job;
}

/** Lets a job be taken again after a short while: a step of it came to nothing. */
export async function postponeJob(tx: Transaction, { platformId, id }: JobKey): Promise<void> {
  await tx.execute(
    `UPDATE invitation_jobs SET lease_until = clock_timestamp() + make_interval(secs => ${RETRY_SECONDS})
      WHERE platform_id = $1 AND id = $2 AND status = 'running'`,
    [platformId, id],
  );
}

/** Goes on to the next page of the selection, unless another did, or the job has ended. @returns whether it went on */
export async function advanceSelection(
  tx: Transaction,
  job: RunningJob,
  nextCursor: string | null,
): Promise<boolean> {
  const noted = await tx.execute(
    `UPDATE invitation_jobs SET selection_cursor = $4, is_selecting = $4::text IS NOT NULL, lease_until = clock_timestamp()
      WHERE platform_id = $1 AND id = $2 AND status = 'running' AND is_selecting
        AND selection_cursor IS NOT DISTINCT FROM $3::text`,
    [job.platformId, job.id, job.selectionCursor, nextCursor],
  );
  return noted > 0;
}

/** The next invitations of a job, in order. */
export async function nextItems(tx: Transaction, job: RunningJob, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT invitation_id AS id FROM invitation_job_items
      WHERE platform_id = $1 AND job_id = $2 AND invitation_id > coalesce($3, '00000000-0000-0000-0000-000000000000'::uuid)
      ORDER BY invitation_id LIMIT $4`,
    [job.platformId, job.id, job.position, limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Takes the turn of invitations: of all who may try, one goes on, and its work commits with this.
 * @returns what was counted before; undefined if it is not ours to do any more
 */
export async function takeTurn(
  tx: Transaction,
  job: RunningJob,
  turn: { count: number; position: string | null },
): Promise<JobCounts | undefined> {
  const [row] = await tx.query<{ counts: JobCounts }>(
    `UPDATE invitation_jobs SET done = done + $4, "position" = coalesce($5, "position"), lease_until = clock_timestamp(),
            status = CASE WHEN done + $4 >= total THEN 'done' ELSE status END,
            finished_at = CASE WHEN done + $4 >= total THEN clock_timestamp() END
      WHERE platform_id = $1 AND id = $2 AND status = 'running' AND done = $3 AND NOT is_selecting RETURNING counts`,
    [job.platformId, job.id, job.done, turn.count, turn.position],
  );
  return row?.counts;
}

/** Writes down what became of invitations whose turn it was. */
export async function recordOutcomes(
  tx: Transaction,
  { platformId, id }: JobKey,
  outcomes: ReadonlyMap<string, JobOutcome>,
  counts: JobCounts,
): Promise<void> {
  await tx.execute(
    `UPDATE invitation_job_items i SET outcome = o.outcome, done_at = now()
       FROM unnest($3::uuid[], $4::text[]) AS o (id, outcome)
      WHERE i.platform_id = $1 AND i.job_id = $2 AND i.invitation_id = o.id`,
    [platformId, id, [...outcomes.keys()], [...outcomes.values()]],
  );
  await tx.execute('UPDATE invitation_jobs SET counts = $3 WHERE platform_id = $1 AND id = $2', [
    platformId,
    id,
    JSON.stringify(counts),
  ]);
}

/** Ends a running job; what was done stays. @returns the job, or undefined if it was over */
export async function endJob(
  tx: Transaction,
  { platformId, id }: JobKey,
  end: { status: 'cancelled' | 'stopped'; because: string | null; startedBy: string },
): Promise<InvitationJob | undefined> {
  const [job] = await tx.query<InvitationJob>(
    `UPDATE invitation_jobs SET status = $3, stopped_because = $4, finished_at = clock_timestamp()
      WHERE platform_id = $1 AND id = $2 AND status = 'running' AND started_by = $5 RETURNING ${JOB_COLUMNS}`,
    [platformId, id, end.status, end.because, end.startedBy],
  );
  return job;
}

/** A job of a person. */
export async function findJob(
  tx: Transaction,
  { platformId, id }: JobKey,
  startedBy: string,
): Promise<InvitationJob | undefined> {
  const [job] = await tx.query<InvitationJob>(
    `SELECT ${JOB_COLUMNS} FROM invitation_jobs WHERE platform_id = $1 AND id = $2 AND started_by = $3`,
    [platformId, id, startedBy],
  );
  return job;
}

/** Jobs of a person, newest first. */
export function listJobs(
  tx: Transaction,
  owner: { platformId: string; startedBy: string },
  page: { before: string; take: number },
): Promise<InvitationJob[]> {
  return tx.query<InvitationJob>(
    `SELECT ${JOB_COLUMNS} FROM invitation_jobs
      WHERE platform_id = $1 AND started_by = $2 AND id < $3 ORDER BY id DESC LIMIT $4`,
    [owner.platformId, owner.startedBy, page.before, page.take],
  );
}
