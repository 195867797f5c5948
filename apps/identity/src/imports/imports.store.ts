import type { Transaction } from '@rollcall/database';
import type { ImportCounts, ImportEffects, ImportStatus } from './import.rules.js';
import type { ImportWish } from './plan-terms.query.js';

/** Names one import. */
export interface ImportKey {
  platformId: string;
  id: string;
}

/** An import as whoever works on it needs it. */
export interface RunningImport extends ImportKey, ImportWish {
  status: ImportStatus;
  /** The import that it takes back; null for a file. */
  undoes: string | null;
  /** The tree that the plan was made from. */
  treeVersion: string | null;
  isRead: boolean;
  isReplanning: boolean;
  rowCount: number;
  fileName: string;
  position: number;
  /** People beyond the position who are done all the same: from, exclusive, to. */
  aheadFrom: number | null;
  aheadTo: number | null;
  done: number;
  total: number;
  counts: ImportCounts;
  effects: Partial<ImportEffects>;
  approvedEffects: Partial<ImportEffects> | null;
  /** Who holds a higher one has taken over. */
  fence: string;
}

/** For how long one replica keeps the others from a step unless it says that it is still at it; a crash costs that long. */
const LEASE_SECONDS = 6;
/** An upload that says nothing for so long has died with its replica. */
const UPLOAD_LEASE_SECONDS = 60;
/** After a step that failed. */
const RETRY_SECONDS = 2;

const lease = (seconds: number): string => `clock_timestamp() + make_interval(secs => ${seconds})`;

/** Begins an import, whose file is about to be read. */
export async function insertImport(
  tx: Transaction,
  { platformId, id, ...wish }: ImportKey & ImportWish & { fileName: string },
): Promise<void> {
  await tx.execute(
    `INSERT INTO imports (platform_id, id, started_by, mode, send_credentials, default_group_id, file_name, lease_until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, ${lease(UPLOAD_LEASE_SECONDS)})`,
    [platformId, id, wish.startedBy, wish.mode, wish.sendCredentials, wish.defaultGroupId, wish.fileName],
  );
}

/** Notes rows that were read. @returns false when the import has ended meanwhile */
export async function noteRead(
  tx: Transaction,
  { platformId, id }: ImportKey,
  read: { rows: number; facts: object | null },
): Promise<boolean> {
  const noted = await tx.execute(
    `UPDATE imports SET row_count = row_count + $3, facts = coalesce($4, facts), lease_until = ${lease(UPLOAD_LEASE_SECONDS)}
      WHERE platform_id = $1 AND id = $2 AND status = 'reading' AND NOT is_read`,
    [platformId, id, read.rows, read.facts && JSON.stringify(read.facts)],
  );
  return noted > 0;
}

/** The file is read whole: from now on the import can be planned. @returns false when it has ended meanwhile */
export async function finishReading(tx: Transaction, { platformId, id }: ImportKey): Promise<boolean> {
  const finished = await tx.execute(
    `UPDATE imports SET is_read = true, total = row_count, lease_until = '-infinity'
      WHERE platform_id = $1 AND id = $2 AND status = 'reading' AND NOT is_read`,
    [platformId, id],
  );
  return finished > 0;
}

/** Takes away an import of which nobody was told. */
export async function dropImport(tx: Transaction, { platformId, id }: ImportKey): Promise<void> {
  await tx.execute('DELETE FROM imports WHERE platform_id = $1 AND id = $2', [platformId, id]);
}

/** Takes the import that waited longest, for a while; imports take turns, step by step. For the scope `installation`. */
export async function claimImport(tx: Transaction): Promise<RunningImport | undefined> {
  const [job] = await tx.query<RunningImport>(
    // A CTE is carried out once; a subquery may be again for each row, and then takes imports that nobody works on.
    `WITH next AS MATERIALIZED (
       SELECT platform_id, id FROM imports
        WHERE status IN ('reading', 'applying') AND lease_until <= clock_timestamp()
        ORDER BY lease_until LIMIT 1 FOR UPDATE SKIP LOCKED)
     UPDATE imports i SET lease_until = ${lease(LEASE_SECONDS)}, fence = fence + 1
       FROM next WHERE i.platform_id = next.platform_id AND i.id = next.id
     RETURNING i.platform_id AS "platformId", i.id, status, started_by AS "startedBy", mode, file_name AS "fileName",
       send_credentials AS "sendCredentials", default_group_id AS "defaultGroupId", is_read AS "isRead",
       undoes, tree_version AS "treeVersion", is_replanning AS "isReplanning", row_count AS "rowCount", "position",
       ahead_from AS "aheadFrom", ahead_to AS "aheadTo", done, total, counts, effects,
       approved_effects AS "approvedEffects", fence`,
  );
  return job;
}

/** A step takes longer, and whoever is at it still is. */
export async function renewLease(tx: Transaction, { platformId, id, fence }: RunningImport): Promise<void> {
  await tx.execute(
    `UPDATE imports SET lease_until = ${lease(LEASE_SECONDS)} WHERE platform_id = $1 AND id = $2 AND fence = $3`,
    [platformId, id, fence],
  );
}

/** Lets an import be taken again: after a short while if a step of it came to nothing. */
export async function releaseImport(
  tx: Transaction,
  { platformId, id, fence }: RunningImport,
  { isFailed }: { isFailed: boolean },
): Promise<void> {
  await tx.execute(
    `UPDATE imports SET lease_until = ${isFailed ? lease(RETRY_SECONDS) : 'clock_timestamp()'}
      WHERE platform_id = $1 AND id = $2 AND fence = $3 AND status IN ('reading', 'applying')`,
    [platformId, id, fence],
  );
}

/** How far a step came. */
export interface Advance {
  position: number;
  /** Rows, from the beginning of the phase on. */
  done: number;
  counts: ImportCounts;
}

/**
 * Goes on by one step of planning, if it is still ours to do: its work commits with this.
 * @returns false if somebody else took over, or the import was ended or paused
 */
export async function advancePlan(
  tx: Transaction,
  job: RunningImport,
  { position, done, counts, effects }: Advance & { effects: Partial<ImportEffects> },
): Promise<boolean> {
  const advanced = await tx.execute(
    `UPDATE imports SET "position" = $5, done = $6, counts = $7, effects = $8
      WHERE platform_id = $1 AND id = $2 AND fence = $3 AND status = $4`,
    [
      job.platformId,
      job.id,
      job.fence,
      job.status,
      position,
      done,
      JSON.stringify(counts),
      JSON.stringify(effects),
    ],
  );
  return advanced > 0;
}

/** People of a step of applying, after one and up to another, and what came of them. */
export interface AppliedStretch {
  from: number;
  to: number;
  rows: number;
  counts: ImportCounts;
}

/**
 * Notes a stretch as applied, if it is still ours to do; see {@link advancePlan}. Two stretches are worked on at a time:
 * the one that ends first waits `ahead` of the position until the one before it has ended.
 */
export async function advanceApply(
  tx: Transaction,
  job: ImportKey & Pick<RunningImport, 'fence'>,
  { from, to, rows, counts }: AppliedStretch,
): Promise<boolean> {
  const advanced = await tx.execute(
    `UPDATE imports SET done = done + $6, result = (
              SELECT coalesce(jsonb_object_agg(outcome, people), '{}') FROM (
                SELECT outcome, sum(n::int) AS people
                  FROM (SELECT * FROM jsonb_each_text(result) UNION ALL SELECT * FROM jsonb_each_text($7)) AS c(outcome, n)
                 GROUP BY outcome) AS summed),
            "position" = CASE WHEN "position" < $4 THEN "position" WHEN ahead_from = $5 THEN ahead_to ELSE $5 END,
            ahead_from = CASE WHEN "position" < $4 THEN coalesce(ahead_from, $4) WHEN ahead_from = $5 THEN NULL ELSE ahead_from END,
            ahead_to = CASE WHEN "position" < $4 THEN $5 WHEN ahead_from = $5 THEN NULL ELSE ahead_to END
      WHERE platform_id = $1 AND id = $2 AND fence = $3 AND status = 'applying' AND NOT is_replanning
        AND ("position" = $4 OR "position" < $4 AND coalesce(ahead_to, $4) = $4)`,
    [job.platformId, job.id, job.fence, from, to, rows, JSON.stringify(counts)],
  );
  return advanced > 0;
}

/** The plan is complete. One that was made anew before applying goes on to be applied. */
export async function finishPlan(
  tx: Transaction,
  job: RunningImport,
  { treeVersion, toApply }: { treeVersion: string; toApply: number },
): Promise<boolean> {
  const finished = await tx.execute(
    `UPDATE imports SET planned_at = clock_timestamp(), tree_version = $4, is_replanning = false,
            status = CASE WHEN status = 'reading' THEN 'planned' ELSE status END,
            applying_at = CASE WHEN status = 'applying' THEN clock_timestamp() END,
            "position" = 0, ahead_from = NULL, ahead_to = NULL, done = 0, applying_from = 0, total = $5
      WHERE platform_id = $1 AND id = $2 AND fence = $3 AND status IN ('reading', 'applying')`,
    [job.platformId, job.id, job.fence, treeVersion, toApply],
  );
  return finished > 0;
}

/** A plan that was made anew leads to more than was approved: it waits again. @returns false if it is not ours any more */
export async function awaitApproval(tx: Transaction, job: RunningImport): Promise<boolean> {
  const waiting = await tx.execute(
    `UPDATE imports SET status = 'planned', approved_by = NULL, approved_at = NULL
      WHERE platform_id = $1 AND id = $2 AND status = 'applying'`,
    [job.platformId, job.id],
  );
  return waiting > 0;
}

/** Ends or pauses an import that is being worked on. @returns false if it is not ours to do any more */
export async function stopImport(
  tx: Transaction,
  job: Pick<RunningImport, 'platformId' | 'id' | 'fence'>,
  stop: { status: 'failed' | 'paused' | 'applied'; because: string | null; detail: string | null },
): Promise<boolean> {
  const stopped = await tx.execute(
    `UPDATE imports SET status = $4, stopped_because = $5, stopped_detail = $6,
            finished_at = CASE WHEN $4 <> 'paused' THEN clock_timestamp() END
      WHERE platform_id = $1 AND id = $2 AND fence = $3 AND status IN ('reading', 'applying')`,
    [job.platformId, job.id, job.fence, stop.status, stop.because, stop.detail],
  );
  return stopped > 0;
}

/** An upload came to nothing; nobody is told but whoever uploaded. */
export async function failUpload(
  tx: Transaction,
  { platformId, id }: ImportKey,
  { because, detail }: { because: string; detail: string },
): Promise<void> {
  await tx.execute(
    `WITH dropped AS (DELETE FROM import_rows WHERE platform_id = $1 AND import_id = $2)
     UPDATE imports SET status = 'failed', stopped_because = $3, stopped_detail = $4, finished_at = clock_timestamp()
      WHERE platform_id = $1 AND id = $2 AND status = 'reading' AND NOT is_read`,
    [platformId, id, because, detail],
  );
}
