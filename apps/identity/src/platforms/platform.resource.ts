import { LOCALES, PLANS, type AssignableRole, type Locale, type Plan } from '@rollcall/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** What the mail to people who are set up may hold (D-21). */
export const CREDENTIALS_MAILS = ['password', 'link'] as const;
/** One of {@link CREDENTIALS_MAILS}. */
export type CredentialsMail = (typeof CREDENTIALS_MAILS)[number];

const importLimit = (what: string) =>
  ({
    type: 'integer',
    nullable: true,
    description: `${what} without an approval; null as long as the default holds, which follows the size of the platform.`,
  }) as const;

/** A platform, as its operator and its own people see it. */
export class PlatformResource {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  slug: string;

  @ApiProperty({ enum: PLANS })
  plan: Plan;

  @ApiProperty({ enum: LOCALES })
  locale: Locale;

  @ApiProperty()
  timeZone: string;

  @ApiProperty()
  usernameLogin: boolean;

  @ApiProperty({ description: 'Accounts, active and invited, before a warning (Z-08).' })
  userLimit: number;

  @ApiProperty({ description: 'Whether the limit refuses instead of warning.' })
  hardUserLimit: boolean;

  @ApiProperty({ description: 'Most groups, the root included (G5).' })
  maxGroups: number;

  @ApiProperty({ isArray: true, type: String, description: 'Roles that a user admin may give (D-05).' })
  userAdminGrantableRoles: AssignableRole[];

  @ApiProperty({
    enum: CREDENTIALS_MAILS,
    description:
      'What the mail to people who are set up holds: a generated password, or a link to choose one (D-21).',
  })
  credentialsMail: CredentialsMail;

  @ApiProperty({
    format: 'date-time',
    nullable: true,
    type: Date,
    description: 'When a free trial stops taking invitations (D-19).',
  })
  trialEndsAt: Date | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Most invitation mails in 24 hours; null for the default of the plan (D-19).',
  })
  invitationsPerDay: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Most reminders in 24 hours; null for the default of the plan (D-19).',
  })
  remindersPerDay: number | null;

  @ApiProperty({ description: 'False: nothing but mails about passwords goes out (N13).' })
  mailEnabled: boolean;

  @ApiProperty({ description: 'Whether reminders of sessions wait until Monday (N9).' })
  blockWeekendReminders: boolean;

  @ApiProperty({
    isArray: true,
    type: Number,
    description:
      'Days before the end of a session at which learners are reminded, at 09:00 where they are (D-28).',
  })
  sessionReminderDays: number[];

  @ApiProperty({
    description: 'Whether learners are reminded weekly, four times, after the end of a session (D-28).',
  })
  weeklyLateReminders: boolean;

  @ApiProperty(importLimit('Accounts that an import may bring, or its undo take,'))
  importPeopleLimit: number | null;

  @ApiProperty(importLimit('Mails that an import may send'))
  importMailLimit: number | null;

  @ApiProperty(importLimit('Seats that an import may open'))
  importSeatLimit: number | null;

  @ApiProperty(importLimit('Roles other than learner that an import may give'))
  importRoleGrantLimit: number | null;

  @ApiProperty(importLimit('Roles of administrators and user administrators that an import may give'))
  importAdminGrantLimit: number | null;

  @ApiProperty({ format: 'uuid' })
  rootGroupId: string;

  @ApiProperty({ format: 'uuid' })
  ownerId: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;
}

/** Columns of {@link PlatformResource} for a query over `platforms`. */
export const PLATFORM_COLUMNS = `
  id, name, slug, plan, locale, time_zone AS "timeZone", username_login AS "usernameLogin",
  user_limit AS "userLimit", hard_user_limit AS "hardUserLimit", max_groups AS "maxGroups",
  user_admin_grantable_roles AS "userAdminGrantableRoles", credentials_mail AS "credentialsMail",
  mail_enabled AS "mailEnabled", block_weekend_reminders AS "blockWeekendReminders",
  session_reminder_days AS "sessionReminderDays", weekly_late_reminders AS "weeklyLateReminders",
  trial_ends_at AS "trialEndsAt", invitations_per_day AS "invitationsPerDay",
  reminders_per_day AS "remindersPerDay", import_people_limit AS "importPeopleLimit",
  import_mail_limit AS "importMailLimit", import_seat_limit AS "importSeatLimit",
  import_role_grant_limit AS "importRoleGrantLimit",
  import_admin_grant_limit AS "importAdminGrantLimit", root_group_id AS "rootGroupId",
  owner_id AS "ownerId", created_at AS "createdAt"`;

/** A platform with the version of its newest event. */
export type VersionedPlatform = PlatformResource & { version: number };
