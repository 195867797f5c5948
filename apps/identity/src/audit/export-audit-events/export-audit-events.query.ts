import type { Database } from '@rollcall/database';
import { type PlatformActor, csvLine } from '@rollcall/platform';
import type { AuditEventResource } from '../audit-event.resource.js';
import { auditEvents } from '../audit-events.query.js';
import type { AuditFilter } from '../audit-filter.request.js';
import { assertMayReadAudit } from '../audit-access.js';

const BATCH = 1_000;
const COLUMNS =
  'id,at,actorKind,actorId,actorName,action,subjects,details,clientIp,userAgent,requestId,sequence'.split(
    ',',
  );

/**
 * The audit as CSV, newest first, a batch at a time: as fast as it is read, and never whole in memory. Who may not read
 * it gets a refusal before the first line.
 * @throws DomainError `platform_admin_required`
 */
export async function exportAuditEvents(
  database: Database,
  actor: PlatformActor,
  filter: AuditFilter,
): Promise<AsyncIterable<string>> {
  const scope = { platformId: actor.platformId };
  await database.transaction(scope, (tx) => assertMayReadAudit(tx, actor));
  return lines((before) =>
    database.transaction(scope, (tx) => auditEvents(tx, actor.platformId, filter, { before, take: BATCH })),
  );
}

async function* lines(
  batchBefore: (before: string | null) => Promise<AuditEventResource[]>,
): AsyncGenerator<string> {
  yield csvLine(COLUMNS);
  for (let before: string | null = null, size = BATCH; size === BATCH;) {
    const events: AuditEventResource[] = await batchBefore(before);
    if (events.length > 0) yield events.map(lineOf).join('');
    before = events.at(-1)?.id ?? null;
    size = events.length;
  }
}

function lineOf({ actor, subjects, details, ...event }: AuditEventResource): string {
  const to = subjects.map(({ type, id }) => `${type}/${id}`).join(' ');
  const from = [event.clientIp, event.userAgent, event.requestId];
  const who = [actor.kind, actor.userId ?? actor.keyId, actor.displayName];
  const { id, at, action, sequence } = event;
  return csvLine([id, at.toISOString(), ...who, action, to, JSON.stringify(details), ...from, sequence]);
}
