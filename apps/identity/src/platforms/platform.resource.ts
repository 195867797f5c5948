import { LOCALES, PLANS, type AssignableRole, type Locale, type Plan } from '@rollcall/contracts';
import { ApiProperty } from '@nestjs/swagger';

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

  @ApiProperty({ isArray: true, type: String, description: 'Roles that a user admin may give (D-05).' })
  userAdminGrantableRoles: AssignableRole[];

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
  user_limit AS "userLimit", hard_user_limit AS "hardUserLimit",
  user_admin_grantable_roles AS "userAdminGrantableRoles", root_group_id AS "rootGroupId",
  owner_id AS "ownerId", created_at AS "createdAt"`;

/** A platform with the version of its newest event. */
export type VersionedPlatform = PlatformResource & { version: number };
