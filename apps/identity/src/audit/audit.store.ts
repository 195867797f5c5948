import { isIP } from 'node:net';
import type { Transaction } from '@rollcall/database';
import { type Actor, RequestContext } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import type { AuditEntry } from './audit-entry.rules.js';

const LONGEST_USER_AGENT = 512;

/** What is written down of one command. */
export interface AuditRow extends AuditEntry {
  platformId: string;
  actor: Actor;
  userAgent: string | null;
  /** The request, when it is not the one that runs now. */
  origin?: { clientIp: string; requestId: string | null; at: Date };
}

/**
 * Appends a row to the audit, in the transaction of what it tells of, and puts it into the queue of those that get a
 * place in the chain.
 */
export async function writeAudit(tx: Transaction, row: AuditRow): Promise<void> {
  const { clientIp, requestId, at } = { ...RequestContext.current(), at: null, ...row.origin };
  await tx.execute(
    `WITH written AS (
       INSERT INTO audit_events (id, platform_id, actor_kind, actor_id, action, subjects, details, client_ip,
                                 user_agent, request_id, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11, now())) RETURNING id, platform_id)
     INSERT INTO audit_queue (event_id, platform_id) SELECT id, platform_id FROM written`,
    [
      uuidv7(),
      row.platformId,
      row.actor.kind,
      row.actor.kind === 'user' ? row.actor.userId : null,
      row.action,
      row.subjects,
      JSON.stringify(row.details),
      addressOf(clientIp ?? ''),
      row.userAgent?.slice(0, LONGEST_USER_AGENT) || null,
      requestId ?? null,
      at,
    ],
  );
}

/** What a person did with their own account, before or without being signed in. */
export const ownAction = (
  action: string,
  person: { userId: string; platformId: string },
  userAgent: string | null,
): AuditRow => ({
  action,
  platformId: person.platformId,
  actor: { kind: 'user', ...person, signInId: '', passwordChangeRequired: false },
  subjects: [`user/${person.userId}`],
  details: {},
  userAgent,
});

/** Without the zone of a link-local address, which PostgreSQL does not take. */
function addressOf(clientIp: string): string | null {
  const address = clientIp.replace(/%.*$/, '');
  return isIP(address) === 0 ? null : address;
}
