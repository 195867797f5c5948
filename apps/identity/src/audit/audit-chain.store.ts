import type { Transaction } from '@rollcall/database';
import { CHAIN_START, type ChainPlace } from './audit-chain.js';

/** SQL: digest of an event `e`. Every column is in it, in a form that no setting of a session changes. */
export const EVENT_DIGEST = `sha256(convert_to(jsonb_build_array(
  e.id, e.platform_id, extract(epoch FROM e.recorded_at), e.actor_kind, e.actor_id, e.action, e.subjects, e.details,
  host(e.client_ip), e.user_agent, e.request_id)::text, 'UTF8'))`;

/** SQL: key of the lock under which the chain of a platform grows. */
export const CHAIN_LOCK = `hashtextextended('audit ' || $1, 0)`;

/** The last place of a chain that was purged; the start if none was. */
export async function anchorOf(tx: Transaction, platformId: string): Promise<ChainPlace> {
  const [anchor] = await tx.query<{ sequence: string; hash: Buffer }>(
    'SELECT sequence, hash FROM audit_anchors WHERE platform_id = $1',
    [platformId],
  );
  return anchor ? { sequence: Number(anchor.sequence), hash: anchor.hash } : CHAIN_START;
}

/** The last place of a chain. */
export async function headOf(tx: Transaction, platformId: string): Promise<ChainPlace> {
  const [head] = await tx.query<{ sequence: string; hash: Buffer }>(
    'SELECT sequence, hash FROM audit_links WHERE platform_id = $1 ORDER BY sequence DESC LIMIT 1',
    [platformId],
  );
  return head ? { sequence: Number(head.sequence), hash: head.hash } : anchorOf(tx, platformId);
}
