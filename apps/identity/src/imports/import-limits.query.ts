import type { Transaction } from '@rollcall/database';
import { type ImportLimits, type ImportScale, importLimits } from './brakes.rules.js';

/** SQL of the {@link ImportScale} of `platforms p` for an import that somebody started, as a JSON object. */
export const scaleFor = (startedBy: string): string => `json_build_object(
  'set', json_build_object('people', p.import_people_limit, 'mails', p.import_mail_limit, 'seats', p.import_seat_limit,
                           'roleGrants', p.import_role_grant_limit, 'adminGrants', p.import_admin_grant_limit),
  'accounts', (SELECT coalesce(sum(a.change), 0) FROM account_counts a WHERE a.platform_id = p.id),
  'hasApprover', p.owner_id <> ${startedBy} OR EXISTS (
    SELECT FROM memberships m WHERE m.group_id = p.root_group_id AND m.role = 'admin' AND m.status = 'active'
       AND m.user_id <> ${startedBy}))`;

/** What an import of a platform may lead to without an approval. */
export async function loadImportLimits(
  tx: Transaction,
  { platformId, startedBy }: { platformId: string; startedBy: string },
): Promise<ImportLimits> {
  const [row] = await tx.query<{ scale: ImportScale }>(
    `SELECT ${scaleFor('$2::uuid')} AS scale FROM platforms p WHERE p.id = $1`,
    [platformId, startedBy],
  );
  if (!row) throw new Error('The platform of an import is missing.');
  return importLimits(row.scale);
}
