import type { Transaction } from '@rollcall/database';
import type { ReceiverHealth } from '../receiver-health.rules.js';
import type { DeliveryEnd, TakenDelivery, Turn, TurnEnd } from './turn.js';

/** Which turns to take. */
export interface TurnWish {
  now: Date;
  until: Date;
  /** Of webhooks that fail or have not delivered yet, or of those that fare well. */
  doubtful: boolean;
  limit: number;
  turnSize: number;
  turnBytes: number;
}

type TurnRow = Turn['webhook'] &
  ReceiverHealth & { leaseId: string } & (TakenDelivery | { [column in keyof TakenDelivery]: null });

interface PausedRow {
  id: string;
  version: number;
  isPaused: boolean;
}

/**
 * Fresh tables have no statistics: without this the planner would read and sort the whole backlog. And a plan that was made
 * while nothing waited would be kept, in which reading everything costs nothing.
 */
const BY_INDEX = `SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;
  SET LOCAL enable_bitmapscan = off; SET LOCAL plan_cache_mode = force_custom_plan`;

/** Attempts that the log of an event shows. */
const KEPT_ATTEMPTS = 16;

/** The SQL of turns. */
export const TurnsStore = {
  /**
   * Takes the webhooks that wait longest, and of each the events that are due longest. Its cost depends on what it takes and
   * not on what waits. Webhooks that others take at this moment are skipped.
   */
  async take(
    tx: Transaction,
    { now, until, doubtful, limit, turnSize, turnBytes }: TurnWish,
  ): Promise<Turn[]> {
    tx.send(BY_INDEX);
    const rows = await tx.query<TurnRow>(
      `WITH chosen AS (
         SELECT id FROM webhooks
          WHERE deleted_at IS NULL AND paused_at IS NULL AND due_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)
            AND (failures > 0 OR last_delivered_at IS NULL) = $3
          ORDER BY due_at LIMIT $4 FOR UPDATE SKIP LOCKED
       ), leased AS (
         UPDATE webhooks w SET lease_id = gen_random_uuid(), lease_until = $2 FROM chosen WHERE w.id = chosen.id
         RETURNING w.*
       ), due AS (
         SELECT l.id, l.lease_id, d.position, d.event_id, d.tries, d.due_at, f.envelope::text AS body,
                sum(octet_length(f.envelope::text)) OVER (PARTITION BY l.id ORDER BY d.due_at, d.position) AS bytes
           FROM leased l
          CROSS JOIN LATERAL (
            SELECT position, event_id, type, tries, due_at FROM webhook_deliveries
             WHERE webhook_id = l.id AND state = 'pending' AND due_at <= $1
             ORDER BY due_at, position
             LIMIT CASE WHEN l.failures > 0 OR l.last_delivered_at IS NULL THEN 1 ELSE $5 END) d
           LEFT JOIN feed f ON f.platform_id = l.platform_id AND f.type = d.type AND f.position = d.position
       ), fitting AS (
         SELECT * FROM due WHERE coalesce(bytes - octet_length(body), 0) < $6
       ), taken AS (
         UPDATE webhook_deliveries d SET lease_id = fitting.lease_id FROM fitting
          WHERE d.webhook_id = fitting.id AND d.position = fitting.position
       )
       SELECT l.id, l.platform_id AS "platformId", l.url, l.key_id AS "keyId", l.generation,
              l.previous_key_id AS "previousKeyId", l.previous_until AS "previousUntil", l.failures,
              l.failing_since AS "failingSince", l.rest_until AS "restUntil", l.last_delivered_at AS "lastDeliveredAt",
              l.lease_id AS "leaseId", fitting.position, fitting.event_id AS "eventId", fitting.tries, fitting.body
         FROM leased l LEFT JOIN fitting ON fitting.id = l.id
        ORDER BY l.due_at, l.id, fitting.due_at, fitting.position`,
      [now, until, doubtful, limit, turnSize, turnBytes],
    );
    return turnsOf(rows, until);
  },

  /**
   * Writes what became of events. One whose turn was lost meanwhile is left to the new one, unless it was delivered: then
   * that is the truth, whoever has it.
   */
  async settle(tx: Transaction, ends: readonly DeliveryEnd[]): Promise<void> {
    if (ends.length === 0) return;
    tx.send(BY_INDEX);
    await tx.execute(
      `UPDATE webhook_deliveries d SET state = e.state, tries = e.tries, due_at = coalesce(e."dueAt", d.due_at),
              attempts = CASE WHEN jsonb_array_length(d.attempts) < ${KEPT_ATTEMPTS} THEN d.attempts ELSE d.attempts - 0 END
                         || e.attempt
         FROM jsonb_to_recordset($1::jsonb) AS e ("webhookId" uuid, position bigint, "leaseId" uuid, state text, tries smallint,
              "dueAt" timestamptz, attempt jsonb)
        WHERE d.webhook_id = e."webhookId" AND d.position = e.position AND d.state = 'pending'
          AND (d.lease_id = e."leaseId" OR e.state = 'delivered')`,
      [JSON.stringify(ends)],
    );
  },

  /**
   * Ends turns: the webhook is free for the next one, when its next event is due and its receiver rested. A turn that was
   * lost says nothing about it any more.
   * @returns webhooks that were paused by it
   */
  async end(tx: Transaction, ends: readonly TurnEnd[]): Promise<{ id: string; version: number }[]> {
    if (ends.length === 0) return [];
    // First the locks, all in one order: the statement after it sees every event that was made due meanwhile.
    await tx.query(`SELECT FROM webhooks WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`, [
      ends.map(({ webhookId }) => webhookId),
    ]);
    const rows = await tx.query<PausedRow>(
      `UPDATE webhooks w SET lease_id = NULL, lease_until = NULL, failures = e.failures, failing_since = e."failingSince",
              rest_until = e."restUntil", last_delivered_at = e."lastDeliveredAt",
              paused_at = coalesce(w.paused_at, e."pausedAt"), pause_reason = coalesce(w.pause_reason, e."pauseReason"),
              version = w.version + (w.paused_at IS NULL AND e."pausedAt" IS NOT NULL)::int,
              due_at = (SELECT greatest(d.due_at, e."restUntil") FROM webhook_deliveries d
                         WHERE d.webhook_id = w.id AND d.state = 'pending' ORDER BY d.due_at LIMIT 1)
         FROM jsonb_to_recordset($1::jsonb) AS e ("webhookId" uuid, "leaseId" uuid, failures int, "failingSince" timestamptz,
              "restUntil" timestamptz, "lastDeliveredAt" timestamptz, "pausedAt" timestamptz, "pauseReason" text)
        WHERE w.id = e."webhookId" AND w.lease_id = e."leaseId"
       RETURNING w.id, w.version, (w.pause_reason = e."pauseReason") IS TRUE AS "isPaused"`,
      [JSON.stringify(ends.map(columnsOf))],
    );
    return rows.filter(({ isPaused }) => isPaused);
  },
};

const columnsOf = ({ webhookId, leaseId, health, pause }: TurnEnd): object => ({
  webhookId,
  leaseId,
  ...health,
  pausedAt: pause?.at,
  pauseReason: pause?.reason,
});

function turnsOf(rows: readonly TurnRow[], leasedUntil: Date): Turn[] {
  const turns = new Map<string, Turn>();
  for (const row of rows) {
    const { id, leaseId } = row;
    const turn = turns.get(id) ?? { ...partsOf(row), leaseId, leasedUntil, deliveries: [] };
    turns.set(id, turn);
    if (row.position === null) continue;
    const { position, eventId, tries, body } = row;
    turn.deliveries.push({ position, eventId, tries, body });
  }
  return [...turns.values()];
}

function partsOf(row: TurnRow): Pick<Turn, 'webhook' | 'health'> {
  const { id, platformId, url, keyId, generation, previousKeyId, previousUntil } = row;
  const { failures, failingSince, restUntil, lastDeliveredAt } = row;
  return {
    webhook: { id, platformId, url, keyId, generation, previousKeyId, previousUntil },
    health: { failures, failingSince, restUntil, lastDeliveredAt },
  };
}
