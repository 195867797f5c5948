import type { Transaction } from '@rollcall/database';
import type { ImportStatus } from './import.rules.js';
import type { ImportKey } from './imports.store.js';

/** Moves an import by hand. What somebody works on at this moment comes to nothing. */
const MOVES = {
  apply: `status = 'applying', applying_at = clock_timestamp(), applying_from = 0, is_replanning = $3, lease_until = '-infinity'`,
  pause: `status = 'paused', stopped_because = NULL, stopped_detail = NULL`,
  resume: `status = 'applying', applying_at = clock_timestamp(), applying_from = done, lease_until = '-infinity',
           stopped_because = NULL, stopped_detail = NULL`,
  cancel: `status = 'cancelled', finished_at = clock_timestamp()`,
} as const;

/** What somebody can have an import do. */
export type ImportMove = keyof typeof MOVES;

const MOVES_FROM: Readonly<Record<ImportMove, readonly ImportStatus[]>> = {
  apply: ['planned'],
  pause: ['applying'],
  resume: ['paused'],
  cancel: ['reading', 'planned', 'applying', 'paused'],
};

/** @returns false when the import is in no state for it */
export async function moveImport(
  tx: Transaction,
  { platformId, id }: ImportKey,
  move: ImportMove,
  { isStale = false }: { isStale?: boolean } = {},
): Promise<boolean> {
  const parameters = move === 'apply' ? [isStale, MOVES_FROM[move]] : [MOVES_FROM[move]];
  const moved = await tx.execute(
    `UPDATE imports SET fence = fence + 1, ${MOVES[move]}
      WHERE platform_id = $1 AND id = $2 AND status = ANY ($${parameters.length + 2}::text[])`,
    [platformId, id, ...parameters],
  );
  return moved > 0;
}

/** Notes who approved of a plan, and of what. @returns false when there is no plan to approve of */
export async function approveImport(
  tx: Transaction,
  { platformId, id }: ImportKey,
  approvedBy: string,
): Promise<boolean> {
  const approved = await tx.execute(
    `UPDATE imports SET approved_by = $3, approved_at = clock_timestamp(), approved_effects = effects
      WHERE platform_id = $1 AND id = $2 AND status = 'planned'`,
    [platformId, id, approvedBy],
  );
  return approved > 0;
}

/**
 * Begins an undo, with the settings of the import that it takes back; there is nothing to read.
 * @returns false when there is one already
 */
export async function insertUndo(
  tx: Transaction,
  { platformId, id }: ImportKey,
  { undoes, startedBy }: { undoes: string; startedBy: string },
): Promise<boolean> {
  const begun = await tx.execute(
    `INSERT INTO imports (platform_id, id, undoes, started_by, mode, send_credentials, default_group_id, file_name,
                          is_read, "position", row_count, total)
     SELECT platform_id, $2, id, $4, mode, false, default_group_id, file_name, true, 0, applied.people, applied.people
       FROM imports CROSS JOIN LATERAL (
              SELECT count(*)::int AS people FROM import_people p
               WHERE p.platform_id = $1 AND p.import_id = $3 AND p.applied_version IS NOT NULL) applied
      WHERE platform_id = $1 AND id = $3
     ON CONFLICT DO NOTHING`,
    [platformId, id, undoes, startedBy],
  );
  return begun > 0;
}
