import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE invitation_jobs (
    platform_id uuid NOT NULL,
    id uuid NOT NULL,
    action text NOT NULL CHECK (action IN ('remind', 'cancel')),
    status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'done', 'cancelled', 'stopped')),
    stopped_because text,
    started_by uuid NOT NULL,
    message text,
    new_link boolean NOT NULL DEFAULT false,
    filter jsonb,
    selection_cursor text,
    is_selecting boolean NOT NULL,
    "position" uuid,
    done integer NOT NULL DEFAULT 0,
    total integer NOT NULL DEFAULT 0,
    counts jsonb NOT NULL DEFAULT '{}',
    lease_until timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    PRIMARY KEY (platform_id, id),
    CONSTRAINT finished_has_a_time CHECK ((status = 'running') = (finished_at IS NULL)),
    CONSTRAINT stopped_has_a_reason CHECK ((status = 'stopped') = (stopped_because IS NOT NULL))
  );
  CREATE INDEX invitation_jobs_due ON invitation_jobs (lease_until) WHERE status = 'running';
  CREATE INDEX invitation_jobs_list ON invitation_jobs (platform_id, started_by, id);
  COMMENT ON TABLE invitation_jobs IS 'Reminders and cancellations of many invitations at once, worked on in chunks.';
  COMMENT ON COLUMN invitation_jobs.platform_id IS 'The platform.';
  COMMENT ON COLUMN invitation_jobs.id IS 'UUID v7; invitations that are younger are not selected.';
  COMMENT ON COLUMN invitation_jobs.action IS 'remind or cancel.';
  COMMENT ON COLUMN invitation_jobs.status IS 'running, done, cancelled by whoever started it, or stopped because that person may no longer.';
  COMMENT ON COLUMN invitation_jobs.stopped_because IS 'Code of the refusal that stopped it.';
  COMMENT ON COLUMN invitation_jobs.started_by IS 'Who started it; asked about again for each chunk.';
  COMMENT ON COLUMN invitation_jobs.message IS 'Plain text for the reminders, if any.';
  COMMENT ON COLUMN invitation_jobs.new_link IS 'Whether the reminders send new links (Z-01).';
  COMMENT ON COLUMN invitation_jobs.filter IS 'What selects the invitations; null when they were named one by one.';
  COMMENT ON COLUMN invitation_jobs.selection_cursor IS 'Where the selection goes on.';
  COMMENT ON COLUMN invitation_jobs.is_selecting IS 'Whether the selection still goes on; the work begins after it.';
  COMMENT ON COLUMN invitation_jobs."position" IS 'The last invitation that was worked on.';
  COMMENT ON COLUMN invitation_jobs.done IS 'How many were worked on.';
  COMMENT ON COLUMN invitation_jobs.total IS 'How many were selected.';
  COMMENT ON COLUMN invitation_jobs.counts IS 'How many came to which outcome.';
  COMMENT ON COLUMN invitation_jobs.lease_until IS 'Until when the replica that took it last has it for itself.';
  COMMENT ON COLUMN invitation_jobs.created_at IS 'When it was started.';
  COMMENT ON COLUMN invitation_jobs.finished_at IS 'When it ended, one way or another.';

  CREATE TABLE invitation_job_items (
    platform_id uuid NOT NULL,
    job_id uuid NOT NULL,
    invitation_id uuid NOT NULL,
    outcome text,
    done_at timestamptz,
    PRIMARY KEY (platform_id, job_id, invitation_id),
    FOREIGN KEY (platform_id, job_id) REFERENCES invitation_jobs ON DELETE CASCADE
  );
  COMMENT ON TABLE invitation_job_items IS 'The invitations of a job, and what became of each.';
  COMMENT ON COLUMN invitation_job_items.platform_id IS 'The platform.';
  COMMENT ON COLUMN invitation_job_items.job_id IS 'The job.';
  COMMENT ON COLUMN invitation_job_items.invitation_id IS 'The invitation; worked on in this order.';
  COMMENT ON COLUMN invitation_job_items.outcome IS 'What became of it; null until it was its turn.';
  COMMENT ON COLUMN invitation_job_items.done_at IS 'When it was its turn.';
`;

const isolated = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** Work on many invitations at once. */
export class CreateInvitationJobs1764150000400 implements MigrationInterface {
  readonly name = 'CreateInvitationJobs1764150000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(['invitation_jobs', 'invitation_job_items'].map(isolated).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitation_job_items, invitation_jobs');
  }
}
