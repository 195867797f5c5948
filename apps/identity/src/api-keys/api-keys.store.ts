import type { Transaction } from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import { loadPolicyActor } from '../policy/policy-actor.query.js';
import { assertAllowed } from '../policy/policy.errors.js';
import { decide } from '../policy/policy.rules.js';
import { API_KEY_COLUMNS, type ApiKeyResource } from './api-key.resource.js';

/** P20. @throws DomainError `platform_admin_required` */
export async function assertMayManageKeys(tx: Transaction, actor: UserActor): Promise<void> {
  assertAllowed(decide(await loadPolicyActor(tx, actor), { kind: 'manage-api-keys' }));
}

/** A key of the platform as it is shown. @throws DomainError `not_found` */
export async function readApiKey(tx: Transaction, keyId: string): Promise<ApiKeyResource> {
  const [key] = await tx.query<ApiKeyResource>(
    `SELECT ${API_KEY_COLUMNS} FROM api_keys k LEFT JOIN users u ON u.id = k.created_by WHERE k.id = $1`,
    [keyId],
  );
  if (!key) throw new DomainError('not_found', 'There is nothing at this address.');
  return key;
}

/**
 * For a conditional change of a live key that changed nothing: says why.
 * @throws DomainError `not_found`, `api_key_over`
 */
export async function refuseChange(tx: Transaction, keyId: string): Promise<never> {
  const { status } = await readApiKey(tx, keyId);
  throw new DomainError('api_key_over', `The key is ${status} and stays so; make a new one.`, { status });
}
