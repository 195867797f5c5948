import type { Transaction } from '@rollcall/database';
import { PLATFORM_COLUMNS, type VersionedPlatform } from './platform.resource.js';

/** What can be changed of a platform, with its column. */
const COLUMN_OF = {
  name: 'name',
  plan: 'plan',
  locale: 'locale',
  timeZone: 'time_zone',
  usernameLogin: 'username_login',
  userLimit: 'user_limit',
  hardUserLimit: 'hard_user_limit',
  maxGroups: 'max_groups',
  userAdminGrantableRoles: 'user_admin_grantable_roles',
  credentialsMail: 'credentials_mail',
} as const;

/** New values; what is missing or null stays. */
export type PlatformChange = { [Field in keyof typeof COLUMN_OF]?: unknown };

/** Changes a platform, if it exists. */
export async function changePlatform(
  tx: Transaction,
  platformId: string,
  change: PlatformChange,
): Promise<VersionedPlatform | undefined> {
  const fields = Object.entries(COLUMN_OF) as [keyof PlatformChange, string][];
  const assignments = fields.map(([, column], index) => `${column} = coalesce($${index + 2}, ${column})`);
  const [changed] = await tx.query<VersionedPlatform>(
    `UPDATE platforms SET ${assignments.join(', ')}, version = version + 1 WHERE id = $1
     RETURNING version, ${PLATFORM_COLUMNS}`,
    [platformId, ...fields.map(([field]) => change[field] ?? null)],
  );
  return changed;
}
