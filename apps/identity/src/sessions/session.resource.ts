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

  @ApiProperty()
  pathName: string;

  @ApiProperty({ format: 'uuid' })
  groupId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ format: 'date-time' })
  startsAt: Date;

  @ApiProperty({
    format: 'date-time',
    nullable: true,
    type: Date,
    description: 'The end, if there is one; it closes the session for good (PS7).',
  })
  endsAt: Date | null;

  @ApiProperty({ type: [String], format: 'uuid', description: 'The main instructor first (PS1).' })
  instructorIds: string[];

  @ApiProperty({ enum: ['dynamic', 'static'], description: 'dynamic: enrolments follow memberships (PS2).' })
  audience: 'dynamic' | 'static';
}

/**
 * A session with its audience. Whom a session is for is told to those who may change it: there are people among them
 * whom others may not know (D-38); for everybody else the lists are empty.
 */
export class SessionWithAudience extends SessionResource {
  @ApiProperty({ type: [String], format: 'uuid', description: 'Groups whose learners are enrolled (PS3).' })
  groupIds: string[];

  @ApiProperty({ type: [String], format: 'uuid', description: 'People enrolled one by one.' })
  userIds: string[];

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'People who are never enrolled by the audience, even if named one by one.',
  })
  excludedUserIds: string[];
}

/** Columns of {@link PathResource} for a query over `paths p`. */
export const PATH_COLUMNS = 'p.id, p.name, p.group_id AS "groupId", p.created_at AS "createdAt"';

const peopleWith = (part: string): string => `
  ARRAY(SELECT x.user_id FROM session_people x WHERE x.session_id = s.id AND x.part = '${part}' ORDER BY x.place)`;

/** Columns of {@link SessionResource} for a query over `sessions s`. */
export const SESSION_COLUMNS = `
  s.id, s.path_id AS "pathId", (SELECT p.name FROM paths p WHERE p.id = s.path_id) AS "pathName", s.group_id AS "groupId", s.name, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
  s.audience, ${peopleWith('instructor')} AS "instructorIds"`;

/** Columns that {@link SessionWithAudience} has besides. */
export const AUDIENCE_COLUMNS = `
  ARRAY(SELECT a.group_id FROM session_groups a WHERE a.session_id = s.id ORDER BY a.place) AS "groupIds",
  ${peopleWith('chosen')} AS "userIds", ${peopleWith('excluded')} AS "excludedUserIds"`;
