import type { Database, Transaction } from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';
import { assertMayReadAudit } from '../audit-access.js';
import { type ChainPlace, nextPlace } from '../audit-chain.js';
import { CHAIN_LOCK, EVENT_DIGEST, anchorOf } from '../audit-chain.store.js';
import type { AuditVerification, ChainFault } from './verify-events.answer.js';

const BATCH = 5_000;

interface LinkRow {
  sequence: string;
  eventId: string;
  hash: Buffer;
  storedDigest: Buffer;
  /** Of the event as it is now; null when it is gone. */
  digest: Buffer | null;
}

/**
 * Computes the chain of a platform anew and says where it first differs from what is stored.
 * @throws DomainError `platform_admin_required`
 */
export async function verifyEvents(database: Database, actor: PlatformActor): Promise<AuditVerification> {
  const { platformId } = actor;
  return database.transaction({ platformId }, async (tx) => {
    await assertMayReadAudit(tx, actor);
    // The chain neither grows nor is purged meanwhile; commands go on appending.
    await tx.query(`SELECT pg_advisory_xact_lock_shared(${CHAIN_LOCK})`, [platformId]);
    const start = await anchorOf(tx, platformId);
    const { head, fault } = await walk(tx, platformId, start);
    const { pendingCount, lostId } = await unlinked(tx, platformId);
    const lost: ChainFault | null = lostId
      ? { sequence: null, eventId: lostId, code: 'event_unlinked' }
      : null;
    return {
      intact: fault === null && lost === null,
      verifiedCount: head.sequence - start.sequence,
      pendingCount,
      purgedCount: start.sequence,
      head: { sequence: head.sequence, hash: head.hash.toString('hex') },
      fault: fault ?? lost,
    };
  });
}

async function walk(
  tx: Transaction,
  platformId: string,
  start: ChainPlace,
): Promise<{ head: ChainPlace; fault: ChainFault | null }> {
  let head = start;
  for (let size = BATCH; size === BATCH;) {
    const links = await linksAfter(tx, platformId, head.sequence);
    for (const link of links) {
      const next = nextPlace(head, link.storedDigest);
      const fault = faultOf(link, next);
      if (fault) return { head, fault };
      head = next;
    }
    size = links.length;
  }
  return { head, fault: null };
}

function linksAfter(tx: Transaction, platformId: string, sequence: number): Promise<LinkRow[]> {
  return tx.query<LinkRow>(
    `SELECT l.sequence, l.event_id AS "eventId", l.hash, l.digest AS "storedDigest",
            CASE WHEN e.id IS NOT NULL THEN ${EVENT_DIGEST} END AS digest
       FROM audit_links l LEFT JOIN audit_events e ON e.id = l.event_id
      WHERE l.platform_id = $1 AND l.sequence > $2 ORDER BY l.sequence LIMIT ${BATCH}`,
    [platformId, sequence],
  );
}

function faultOf(link: LinkRow, expected: ChainPlace): ChainFault | null {
  const place = { sequence: expected.sequence, eventId: link.eventId };
  if (Number(link.sequence) !== expected.sequence) return { ...place, code: 'link_missing' };
  if (!link.hash.equals(expected.hash)) return { ...place, code: 'link_changed' };
  if (link.digest === null) return { ...place, code: 'event_missing' };
  return link.digest.equals(link.storedDigest) ? null : { ...place, code: 'event_changed' };
}

/** Events without a place wait in the queue; one that does not was taken out of it. */
async function unlinked(
  tx: Transaction,
  platformId: string,
): Promise<{ pendingCount: number; lostId: string | null }> {
  const [row] = await tx.query<{ pendingCount: number; lostId: string | null }>(
    `SELECT (SELECT count(*)::int FROM audit_queue WHERE platform_id = $1) AS "pendingCount",
            (SELECT e.id FROM audit_events e
              WHERE e.platform_id = $1 AND NOT EXISTS (SELECT FROM audit_links l WHERE l.event_id = e.id)
                AND NOT EXISTS (SELECT FROM audit_queue q WHERE q.event_id = e.id) LIMIT 1) AS "lostId"`,
    [platformId],
  );
  return row ?? { pendingCount: 0, lostId: null };
}
