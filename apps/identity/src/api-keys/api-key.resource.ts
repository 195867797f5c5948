import { ApiProperty } from '@nestjs/swagger';
import { API_SCOPE_NAMES, type ApiScope } from '@rollcall/platform';

/** What a key is good for at the moment. */
export const KEY_STATUSES = ['live', 'expired', 'ended'] as const;
/** One of {@link KEY_STATUSES}. */
export type KeyStatus = (typeof KEY_STATUSES)[number];

const TIME = { format: 'date-time' } as const;
const TIME_OR_NULL = { ...TIME, nullable: true, type: Date } as const;

/** Who made a key. */
export class KeyCreator {
  @ApiProperty({ format: 'uuid' }) userId: string;
  @ApiProperty({ nullable: true, type: String, description: 'The name today; none of an erased person.' })
  displayName: string | null;
}

/** A key of a program. It says nothing that would let anybody use it. */
export class ApiKeyResource {
  @ApiProperty({ format: 'uuid', description: 'Also its `client_id` for `POST /v1/oauth/token`.' })
  id: string;

  @ApiProperty({ description: 'Shown as the name of who acted, in mails and in the audit.' })
  name: string;

  @ApiProperty({ enum: API_SCOPE_NAMES, isArray: true, description: 'What it opens.' })
  scopes: ApiScope[];

  @ApiProperty({ enum: KEY_STATUSES, description: 'Only a live one opens anything.' })
  status: KeyStatus;

  @ApiProperty({ type: KeyCreator })
  createdBy: KeyCreator;

  @ApiProperty(TIME)
  createdAt: Date;

  @ApiProperty({ ...TIME, description: 'When it ends by itself.' })
  expiresAt: Date;

  @ApiProperty({ ...TIME_OR_NULL, description: 'When it last got a new secret.' })
  rotatedAt: Date | null;

  @ApiProperty({
    ...TIME_OR_NULL,
    description: 'Until when the secret before the last rotation works; null when it does not.',
  })
  previousSecretUntil: Date | null;

  @ApiProperty({ ...TIME_OR_NULL, description: 'When it was last used, to the minute.' })
  lastUsedAt: Date | null;

  @ApiProperty({ nullable: true, type: String, description: 'From which address.', example: '203.0.113.7' })
  lastUsedFrom: string | null;

  @ApiProperty({ ...TIME_OR_NULL, description: 'When somebody ended it.' })
  endedAt: Date | null;
}

/** A key just made or rotated: this answer is the only one that ever shows it. */
export class ApiKeyWithSecret extends ApiKeyResource {
  @ApiProperty({
    nullable: true,
    type: String,
    example: 'rck_019ac0de000070008000000000000001_…',
    description:
      'The key, for `Authorization: Bearer …`. Shown once: also a repetition with the same Idempotency-Key answers null.',
  })
  key: string | null;
}

/** SQL: whether `api_keys k` opens anything. */
export const IS_LIVE = 'k.ended_at IS NULL AND k.expires_at > now()';

/** Columns of {@link ApiKeyResource} for a query over `api_keys k` and its maker `u`. */
export const API_KEY_COLUMNS = `
  k.id, k.name, k.scopes,
  CASE WHEN k.ended_at IS NOT NULL THEN 'ended' WHEN k.expires_at <= now() THEN 'expired' ELSE 'live' END AS status,
  json_build_object('userId', k.created_by,
    'displayName', nullif(trim(u.first_name || ' ' || u.last_name), '')) AS "createdBy",
  k.created_at AS "createdAt", k.expires_at AS "expiresAt", k.rotated_at AS "rotatedAt",
  CASE WHEN ${IS_LIVE} AND k.previous_until > now() THEN k.previous_until END AS "previousSecretUntil",
  k.last_used_at AS "lastUsedAt", host(k.last_used_from) AS "lastUsedFrom", k.ended_at AS "endedAt"`;
