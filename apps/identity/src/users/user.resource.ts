import { ASSIGNABLE_ROLES, LOCALES, MEMBERSHIP_ORIGINS } from '@rollcall/contracts';
import type { AssignableRole, Locale, MembershipOrigin } from '@rollcall/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** A role in a group, as the API shows it. */
export class MembershipResource {
  @ApiProperty({ format: 'uuid' })
  groupId: string;

  @ApiProperty({ enum: ASSIGNABLE_ROLES })
  role: AssignableRole;

  @ApiProperty({ enum: MEMBERSHIP_ORIGINS, description: 'Chosen for this group, or spread upwards (G9).' })
  origin: MembershipOrigin;

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  viaGroupId: string | null;
}

/** A person, as the API shows them. */
export class UserResource {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['invited', 'active', 'deleted'] })
  status: 'invited' | 'active' | 'deleted';

  @ApiProperty()
  firstName: string;

  @ApiProperty()
  lastName: string;

  @ApiProperty({ nullable: true, type: String })
  email: string | null;

  @ApiProperty({ nullable: true, type: String })
  username: string | null;

  @ApiProperty({ enum: LOCALES })
  locale: Locale;

  @ApiProperty({
    nullable: true,
    type: String,
    description: "IANA time zone of the person's mails; null for that of the platform.",
  })
  timeZone: string | null;

  @ApiProperty({ format: 'date', nullable: true, type: String })
  deletionDate: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ format: 'date-time', nullable: true, type: Date })
  activatedAt: Date | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: Date })
  deletedAt: Date | null;

  @ApiPropertyOptional({
    description:
      'Free text about the person; for platform admins (P11), and only where one person is answered.',
  })
  additionalInformation?: string;

  @ApiProperty({ type: [MembershipResource] })
  memberships: MembershipResource[];
}

/** Columns of {@link UserResource} for a query over `users u`. */
export const USER_COLUMNS = `
  u.id, u.status, u.first_name AS "firstName", u.last_name AS "lastName", u.email, u.username, u.locale,
  u.time_zone AS "timeZone",
  u.deletion_date::text AS "deletionDate", u.created_at AS "createdAt", u.activated_at AS "activatedAt",
  u.deleted_at AS "deletedAt",
  (SELECT coalesce(json_agg(json_build_object('groupId', m.group_id, 'role', m.role, 'origin', m.origin,
            'viaGroupId', m.via_group_id) ORDER BY m.group_id, m.role), '[]')
     FROM memberships m WHERE m.user_id = u.id) AS memberships`;
