import { ApiProperty } from '@nestjs/swagger';

/** A learning path, as the API shows it. */
export class PathResource {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ format: 'uuid' })
  groupId: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;
}

/** A session of a path, as the API shows it. */
export class SessionResource {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  pathId: string;

  @ApiProperty({ format: 'uuid' })
  groupId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ format: 'date-time' })
  startsAt: Date;

  @ApiProperty({ format: 'date-time', nullable: true, type: Date })
  endsAt: Date | null;

  @ApiProperty({ type: [String] })
  instructorIds: string[];

  @ApiProperty({ enum: ['dynamic', 'static'] })
  audience: 'dynamic' | 'static';

  @ApiProperty({ type: [String] })
  groupIds: string[];

  @ApiProperty({ type: [String] })
  userIds: string[];

  @ApiProperty({ type: [String] })
  excludedUserIds: string[];
}

/** Columns of {@link PathResource} for a query over `paths p`. */
export const PATH_COLUMNS = 'p.id, p.name, p.group_id AS "groupId", p.created_at AS "createdAt"';

/** Columns of {@link SessionResource} for a query over `sessions s`. */
export const SESSION_COLUMNS = `
  s.id, s.path_id AS "pathId", s.group_id AS "groupId", s.name, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
  s.instructor_ids AS "instructorIds", s.audience, s.audience_group_ids AS "groupIds",
  s.audience_user_ids AS "userIds", s.excluded_user_ids AS "excludedUserIds"`;
