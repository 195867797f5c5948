import type { Transaction } from '@rollcall/database';
import { type PageRequest, type UserActor, pageOf, type Page } from '@rollcall/platform';
import { type KnownActor, loadPolicyActor } from '../policy/policy-actor.query.js';
import { assertAllowed } from '../policy/policy.errors.js';
import { decide } from '../policy/policy.rules.js';
import { isPlatformAdmin } from '../policy/rights.rules.js';
import { importNotFound } from './import.errors.js';
import { type ImportScale, importLimits, unapprovedEffects } from './brakes.rules.js';
import { scaleFor } from './import-limits.query.js';
import { type ImportEffects, NO_EFFECTS, secondsLeft } from './import.rules.js';
import type { ImportResource } from './import.resource.js';

interface ImportRow extends Omit<ImportResource, 'progress' | 'awaitingApproval' | 'beyondLimits'> {
  scale: ImportScale;
  approvedEffects: Partial<ImportEffects> | null;
  done: number;
  from: number;
  total: number;
  isRead: boolean;
  elapsedSeconds: number | null;
}

const COLUMNS = `id, status, CASE WHEN undoes IS NULL THEN 'file' ELSE 'undo' END AS kind, undoes,
  (SELECT u.id FROM imports u WHERE u.platform_id = imports.platform_id AND u.undoes = imports.id
      AND u.status NOT IN ('cancelled', 'failed')) AS "undoneBy", mode, send_credentials AS "sendCredentials", default_group_id AS "defaultGroupId",
  started_by AS "startedBy", file_name AS "fileName", facts, counts, effects, result AS applied,
  stopped_because AS "stoppedBecause", stopped_detail AS "stoppedDetail", created_at AS "createdAt",
  planned_at AS "plannedAt", approved_by AS "approvedBy",
  approved_effects AS "approvedEffects",
  (SELECT ${scaleFor('imports.started_by')} FROM platforms p WHERE p.id = imports.platform_id) AS scale, finished_at AS "finishedAt", is_read AS "isRead",
  CASE WHEN is_read THEN done ELSE row_count END AS done, total, applying_from AS "from",
  CASE WHEN status = 'applying' AND NOT is_replanning THEN extract(epoch FROM clock_timestamp() - applying_at)::float8
  END AS "elapsedSeconds"`;

function resourceOf(loaded: ImportRow): ImportResource {
  const { done, from, total, isRead, elapsedSeconds, scale, approvedEffects, ...row } = loaded;
  const isPlanned = row.status === 'planned';
  const beyondLimits = isPlanned ? unapprovedEffects(row.effects, importLimits(scale), approvedEffects) : [];
  const left = elapsedSeconds === null ? null : secondsLeft(done - from, total - from, elapsedSeconds);
  return {
    ...row,
    awaitingApproval: beyondLimits.length > 0,
    beyondLimits,
    effects: { ...NO_EFFECTS, ...row.effects },
    progress: { done, total: isRead ? total : null, secondsLeft: left },
  };
}

/** Somebody who may import. @throws DomainError `no_group_managed` */
export async function loadImporter(tx: Transaction, actor: UserActor): Promise<KnownActor> {
  const asker = await loadPolicyActor(tx, actor);
  assertAllowed(decide(asker, { kind: 'run-import' }));
  return asker;
}

/** Imports of others are for platform admins. SQL, with the id of the asker or null as its parameter. */
const isTheirs = (parameter: string): string => `(${parameter}::uuid IS NULL OR started_by = ${parameter})`;

const limitedTo = (asker: KnownActor): string | null => (isPlatformAdmin(asker) ? null : asker.userId);

/** An import that the asker may know of. @throws DomainError `not_found` */
export async function findImport(tx: Transaction, asker: KnownActor, id: string): Promise<ImportResource> {
  const [row] = await tx.query<ImportRow>(
    `SELECT ${COLUMNS} FROM imports WHERE platform_id = $1 AND id = $2 AND ${isTheirs('$3')}`,
    [asker.platformId, id, limitedTo(asker)],
  );
  if (!row) throw importNotFound();
  return resourceOf(row);
}

/** The imports that the asker may know of, newest first. */
export async function listImports(
  tx: Transaction,
  asker: KnownActor,
  { before, limit }: PageRequest,
): Promise<Page<ImportResource>> {
  const rows = await tx.query<ImportRow>(
    `SELECT ${COLUMNS} FROM imports WHERE platform_id = $1 AND id < $2 AND ${isTheirs('$3')}
      ORDER BY id DESC LIMIT $4`,
    [asker.platformId, before, limitedTo(asker), limit + 1],
  );
  return pageOf(rows.map(resourceOf), limit);
}
