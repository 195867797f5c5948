import type { Database } from '@rollcall/database';
import { type Page, pageOf, type UserActor } from '@rollcall/platform';
import { API_KEY_COLUMNS, type ApiKeyResource, IS_LIVE, type KeyStatus } from '../api-key.resource.js';
import { assertMayManageKeys, readApiKey } from '../api-keys.store.js';
import type { ListApiKeysRequest } from './list-api-keys.request.js';

const HAS_STATUS: Readonly<Record<KeyStatus, string>> = {
  live: IS_LIVE,
  expired: 'k.ended_at IS NULL AND k.expires_at <= now()',
  ended: 'k.ended_at IS NOT NULL',
};

/** Keys of the platform, newest first. @throws DomainError `platform_admin_required` */
export function listApiKeys(
  database: Database,
  actor: UserActor,
  { before, limit, status }: ListApiKeysRequest,
): Promise<Page<ApiKeyResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    await assertMayManageKeys(tx, actor);
    const rows = await tx.query<ApiKeyResource>(
      `SELECT ${API_KEY_COLUMNS} FROM api_keys k LEFT JOIN users u ON u.id = k.created_by
        WHERE k.platform_id = $1 AND k.id < $2 ${status ? `AND ${HAS_STATUS[status]}` : ''}
        ORDER BY k.id DESC LIMIT $3`,
      [actor.platformId, before, limit + 1],
    );
    return pageOf(rows, limit);
  });
}

/** One key. @throws DomainError `platform_admin_required`, `not_found` */
export function getApiKey(database: Database, actor: UserActor, keyId: string): Promise<ApiKeyResource> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    await assertMayManageKeys(tx, actor);
    return readApiKey(tx, keyId);
  });
}
