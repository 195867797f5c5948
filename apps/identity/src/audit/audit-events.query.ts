import type { Transaction } from '@rollcall/database';
import { AUDIT_EVENT_COLUMNS, type AuditEventResource } from './audit-event.resource.js';
import type { AuditFilter } from './audit-filter.request.js';

/** What a search needs of a filter. */
export type AuditSearch = Pick<AuditFilter, 'actor' | 'subject' | 'action' | 'from' | 'to' | 'q'>;

/** Kinds of subjects: an id is looked for as each of them. */
const SUBJECT_TYPES = ['user', 'group', 'invitation', 'session', 'path', 'platform', 'sign-in', 'api-key'];

/**
 * Events of a platform, newest first: `take` of them older than `before`. The statement holds only the conditions that
 * are asked for, so that each combination has a plan of its own.
 */
export function auditEvents(
  tx: Transaction,
  platformId: string,
  search: AuditSearch,
  window: { before: string | null; take: number },
): Promise<AuditEventResource[]> {
  const parameters: unknown[] = [];
  const $ = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [
    `e.platform_id = ${$(platformId)}`,
    window.before && `e.id < ${$(window.before)}`,
    search.actor && `e.actor_id = ${$(search.actor)}`,
    search.subject &&
      `e.subjects && ${$(SUBJECT_TYPES.map((type) => `${type}/${search.subject?.toLowerCase()}`))}`,
    search.action && actionCondition(search.action, $),
    search.from && `e.recorded_at >= ${$(search.from)}::timestamptz`,
    search.to && `e.recorded_at < ${$(search.to)}::timestamptz`,
    search.q && textCondition(search.q, $),
  ].filter(Boolean);
  return tx.query<AuditEventResource>(
    `SELECT ${AUDIT_EVENT_COLUMNS} FROM audit_events e
       LEFT JOIN audit_links l ON l.event_id = e.id
       LEFT JOIN users u ON u.id = e.actor_id
       LEFT JOIN api_keys k ON k.id = e.actor_id
      WHERE ${conditions.join(' AND ')} ORDER BY e.id DESC LIMIT ${$(window.take)}`,
    parameters,
  );
}

type Place = (value: unknown) => string;

/** `user.deleted`, or `user` for everything done to users. */
const actionCondition = (action: string, $: Place): string =>
  action.includes('.') || action.includes('/')
    ? `e.action = ${$(action)}`
    : `starts_with(e.action, ${$(`${action}.`)})`;

function textCondition(q: string, $: Place): string {
  const pattern = $(`%${q.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`);
  return `(e.action ILIKE ${pattern} OR e.user_agent ILIKE ${pattern} OR e.request_id ILIKE ${pattern}
    OR host(e.client_ip) LIKE ${pattern} OR u.search_text LIKE fold(${pattern})
    OR k.name ILIKE ${pattern})`;
}
