import { ApiProperty } from '@nestjs/swagger';

const ACTOR_KINDS = ['user', 'key', 'operator', 'service', 'anonymous'] as const;

/** Who did something. */
export class AuditActor {
  @ApiProperty({ enum: ACTOR_KINDS })
  kind: (typeof ACTOR_KINDS)[number];

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  userId: string | null;

  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'The API key, if it was one.' })
  keyId: string | null;

  @ApiProperty({
    nullable: true,
    type: String,
    description: 'The name today, of the person or of the key; none of an erased person.',
  })
  displayName: string | null;
}

/** To whom or to what something was done. */
export class AuditSubject {
  @ApiProperty({
    example: 'user',
    description:
      'user, group, invitation, session, path, platform, suppression, sign-in, webhook or api-key.',
  })
  type: string;

  @ApiProperty({ format: 'uuid' })
  id: string;
}

/** One accepted command, as the API shows it. */
export class AuditEventResource {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: Date;

  @ApiProperty({ type: AuditActor })
  actor: AuditActor;

  @ApiProperty({ example: 'user.deleted', description: 'What was done.' })
  action: string;

  @ApiProperty({ type: [AuditSubject], description: 'To whom and to what, the first 1,000.' })
  subjects: AuditSubject[];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The fields that were given, by name, and the values of those that are no personal data.',
  })
  details: Record<string, unknown>;

  @ApiProperty({ nullable: true, type: String, description: 'From where: the address of the caller.' })
  clientIp: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'With what: the program of the caller.' })
  userAgent: string | null;

  @ApiProperty({
    nullable: true,
    type: String,
    description: 'As in the header X-Request-Id and in problems.',
  })
  requestId: string | null;

  @ApiProperty({ nullable: true, type: Number, description: 'Place in the hash chain; null for a moment.' })
  sequence: number | null;
}

/**
 * Columns of {@link AuditEventResource} for a query over `audit_events e`, its link `l`, and who it was: the person `u` or
 * the key `k`.
 */
export const AUDIT_EVENT_COLUMNS = `
  e.id, e.recorded_at AS at, json_build_object('kind', e.actor_kind,
    'userId', CASE WHEN e.actor_kind <> 'key' THEN e.actor_id END,
    'keyId', CASE WHEN e.actor_kind = 'key' THEN e.actor_id END,
    'displayName', coalesce(k.name, nullif(trim(u.first_name || ' ' || u.last_name), ''))) AS actor, e.action,
  (SELECT coalesce(json_agg(json_build_object('type', split_part(s.subject, '/', 1), 'id', split_part(s.subject, '/', 2))
            ORDER BY s.place), '[]')
     FROM unnest(e.subjects) WITH ORDINALITY AS s(subject, place)) AS subjects,
  e.details, host(e.client_ip) AS "clientIp", e.user_agent AS "userAgent", e.request_id AS "requestId",
  l.sequence::float8 AS sequence`;

/** A page of the audit. */
export class AuditEventPage {
  @ApiProperty({ type: [AuditEventResource] })
  items: AuditEventResource[];

  @ApiProperty({
    nullable: true,
    type: String,
    description: 'Cursor of the next page; null on the last one.',
  })
  nextCursor: string | null;
}
