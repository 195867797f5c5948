import type { Database } from '@rollcall/database';
import { type Page, pageOf, type PageRequest, type PlatformActor } from '@rollcall/platform';
import { loadPersonSubject } from '../../policy/person-subjects.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import type { SignInResource } from '../sign-in.resource.js';

/** The open sign-ins of a person. @throws DomainError `not_found`, refusals of the policy */
export function listSignIns(
  database: Database,
  actor: PlatformActor,
  userId: string,
  { after, limit }: PageRequest,
): Promise<Page<SignInResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const person = await loadPersonSubject(tx, userId, 'read');
    assertAllowed(decide(await loadPolicyActor(tx, actor), { kind: 'read-sign-ins', person }));
    const rows = await tx.query<SignInResource>(
      `SELECT id, created_at AS "createdAt", expires_at AS "expiresAt", client_ip AS "clientIp",
              user_agent AS "userAgent", id IS NOT DISTINCT FROM $2 AS current
         FROM sign_ins WHERE user_id = $1 AND expires_at > now() AND id > $3 ORDER BY id LIMIT $4`,
      [userId, actor.kind === 'user' ? actor.signInId : null, after, limit + 1],
    );
    return pageOf(rows, limit);
  });
}
