import type { Transaction } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { loadPolicyActor } from '../policy/policy-actor.query.js';
import { assertAllowed } from '../policy/policy.errors.js';
import { decide } from '../policy/policy.rules.js';

/** @throws DomainError `platform_admin_required` */
export async function assertMayReadAudit(tx: Transaction, { userId }: UserActor): Promise<void> {
  assertAllowed(decide(await loadPolicyActor(tx, userId), { kind: 'read-audit' }));
}
