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
  mailEnabled: 'mail_enabled',
  blockWeekendReminders: 'block_weekend_reminders',
  sessionReminderDays: 'session_reminder_days',
  weeklyLateReminders: 'weekly_late_reminders',
  trialEndsAt: 'trial_ends_at',
  invitationsPerDay: 'invitations_per_day',
  remindersPerDay: 'reminders_per_day',
  importPeopleLimit: 'import_people_limit',
  importMailLimit: 'import_mail_limit',
  importSeatLimit: 'import_seat_limit',
  importRoleGrantLimit: 'import_role_grant_limit',
  importAdminGrantLimit: 'import_admin_grant_limit',
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

/** A platform that comes to the free trial for the first time has all of its days before it. */
export async function beginTrial(tx: Transaction, platformId: string, endsAt: Date): Promise<void> {
  await tx.execute('UPDATE platforms SET trial_ends_at = $2 WHERE id = $1 AND trial_ends_at IS NULL', [
    platformId,
    endsAt,
  ]);
}
