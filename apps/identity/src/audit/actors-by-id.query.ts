import type { Transaction } from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';

/** Who an id is that an event of another service names: events do not say whether it is a person's or that of a key. */
export async function actorsById(
  tx: Transaction,
  ids: readonly string[],
): Promise<(id: string, platformId: string) => PlatformActor> {
  const keys =
    ids.length === 0
      ? []
      : await tx.query<{ id: string }>('SELECT id FROM api_keys WHERE id = ANY ($1)', [ids]);
  const keyIds = new Set(keys.map(({ id }) => id));
  return (id, platformId) =>
    keyIds.has(id)
      ? { kind: 'key', keyId: id, platformId, scopes: [] }
      : { kind: 'user', userId: id, platformId, signInId: '', passwordChangeRequired: false };
}
