import type { Transaction } from '@rollcall/database';
import { type Actor, idOf, RequestContext } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import type { AuditEntry } from './audit-entry.rules.js';
import { inetOf } from './inet-of.js';

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
export const writeAudit = (tx: Transaction, row: AuditRow): void => writeAuditRows(tx, [row]);

/** {@link writeAudit} for many, in one statement. */
export function writeAuditRows(tx: Transaction, rows: readonly AuditRow[]): void {
  if (rows.length === 0) return;
  tx.send(
    `WITH written AS (
       INSERT INTO audit_events (id, platform_id, actor_kind, actor_id, action, subjects, details, client_ip,
                                 user_agent, request_id, recorded_at)
       SELECT r.id, r.platform_id, r.actor_kind, r.actor_id, r.action,
              ARRAY(SELECT jsonb_array_elements_text(r.subjects)), r.details, r.client_ip, r.user_agent, r.request_id,
              coalesce(r.at, now())
         FROM jsonb_to_recordset($1) AS r(id uuid, platform_id uuid, actor_kind text, actor_id uuid, action text,
              subjects jsonb, details jsonb, client_ip inet, user_agent text, request_id text, at timestamptz)
       RETURNING id, platform_id)
     INSERT INTO audit_queue (event_id, platform_id) SELECT id, platform_id FROM written`,
    [JSON.stringify(rows.map(columnsOf))],
  );
}

function columnsOf(row: AuditRow) {
  const { clientIp, requestId, at } = { ...RequestContext.current(), at: null, ...row.origin };
  return {
    id: uuidv7(),
    platform_id: row.platformId,
    actor_kind: row.actor.kind,
    actor_id: idOf(row.actor) ?? null,
    action: row.action,
    subjects: row.subjects,
    details: row.details,
    client_ip: inetOf(clientIp ?? ''),
    user_agent: row.userAgent?.slice(0, LONGEST_USER_AGENT).toWellFormed() || null,
    request_id: requestId ?? null,
    at,
  };
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
