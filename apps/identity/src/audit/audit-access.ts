import type { Transaction } from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';
import { loadPolicyActor } from '../policy/policy-actor.query.js';
import { assertAllowed } from '../policy/policy.errors.js';
import { decide } from '../policy/policy.rules.js';

/** @throws DomainError `platform_admin_required` */
export async function assertMayReadAudit(tx: Transaction, actor: PlatformActor): Promise<void> {
  assertAllowed(decide(await loadPolicyActor(tx, actor), { kind: 'read-audit' }));
}
