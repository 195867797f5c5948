import type { Database } from '@rollcall/database';
import { type Page, pageOf, type PlatformActor } from '@rollcall/platform';
import type { AuditEventResource } from '../audit-event.resource.js';
import { auditEvents } from '../audit-events.query.js';
import type { AuditFilter } from '../audit-filter.request.js';
import { assertMayReadAudit } from '../audit-access.js';

/** A page of the audit, newest first. @throws DomainError `platform_admin_required` */
export async function listAuditEvents(
  database: Database,
  actor: PlatformActor,
  filter: AuditFilter,
): Promise<Page<AuditEventResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    await assertMayReadAudit(tx, actor);
    const before = filter.cursor ? filter.after : null;
    const rows = await auditEvents(tx, actor.platformId, filter, { before, take: filter.limit + 1 });
    return pageOf(rows, filter.limit);
  });
}
