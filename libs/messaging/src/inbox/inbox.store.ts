import type { CloudEvent } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import type { Delivery, ParkedReason } from './delivery.js';
import { inOrderOfSubjects } from './subject-order.rules.js';

/** A row that this process holds for the length of its transaction. */
export interface ClaimedEvent {
  eventId: string;
  /** Source and subject; events with the same key are handled in order. */
  subjectKey: string;
  attempts: number;
  event: CloudEvent;
}

/** The events of one transaction. */
export interface Claim {
  events: ClaimedEvent[];
  /** Whether there may be more that are due. */
  more: boolean;
}

/** What may be handled: neither done nor given up. The partial indexes have the same words. */
const OPEN = 'done_at is null and parked_at is null';

/** The SQL of the inbox as its workers use it. */
export const InboxStore = {
  /** Stores deliveries; those already known are left alone. @returns how many were new */
  async receive(tx: Transaction, deliveries: readonly Delivery[]): Promise<number> {
    return tx.execute(
      `insert into inbox (event_id, type, source, subject, subject_version, platform_id, envelope, raw_body,
                          parked_at, parked_reason, last_error)
       select d.event_id, d.type, d.source, d.subject, d.version, d.platform_id, d.envelope, d.raw_body,
              case when r.reason is not null then clock_timestamp() end, r.reason,
              case when d.error is not null then d.error when r.reason is not null then 'no handler for ' || d.type end
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::uuid[], $7::json[], $8::bytea[],
                   $9::text[], $10::text[])
              as d (event_id, type, source, subject, version, platform_id, envelope, raw_body, reason, error)
       left join event_subscriptions s on s.type = d.type
       cross join lateral (select coalesce(d.reason, case when s.type is null then 'unhandled_type' end)) as r (reason)
       order by d.event_id -- one order for all receivers, or two of them could deadlock
       on conflict (event_id) do nothing`,
      [
        deliveries.map((delivery) => delivery.eventId),
        deliveries.map((delivery) => delivery.type),
        deliveries.map((delivery) => delivery.source),
        deliveries.map((delivery) => delivery.subject),
        deliveries.map((delivery) => delivery.subjectVersion),
        deliveries.map((delivery) => delivery.platformId),
        deliveries.map((delivery) => delivery.envelope),
        deliveries.map((delivery) => delivery.rawBody),
        deliveries.map((delivery) => delivery.parked?.reason ?? null),
        deliveries.map((delivery) => delivery.parked?.error ?? null),
      ],
    );
  },

  /** Those of the types that have an event due. */
  async dueTypes(tx: Transaction, types: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ type: string }>(`select type from due_inbox_types($1::text[]) as type`, [
      types,
    ]);
    return rows.map((row) => row.type);
  },

  /** Claims due events of a type, in the order in which they may be handled. */
  async claim(tx: Transaction, type: string, limit: number): Promise<Claim> {
    const rows = await tx.query<ClaimedEvent & { blocked: boolean }>(
      `select event_id as "eventId", subject_key as "subjectKey", attempts, envelope as event, blocked
       from claim_inbox($1, $2) order by subject_version, seq`,
      [type, limit],
    );
    return { events: rows.filter((row) => !row.blocked), more: rows.length >= limit };
  },

  /** Claims due events of all types in the order of their arrival; none while another transaction has some. */
  async claimArrivals(tx: Transaction, limit: number): Promise<Claim> {
    const rows = await tx.query<ClaimedEvent & { blocked: boolean }>(
      `select event_id as "eventId", subject_key as "subjectKey", attempts, envelope as event, blocked
       from claim_arrivals($1) order by seq`,
      [limit],
    );
    return { events: inOrderOfSubjects(rows.filter((row) => !row.blocked)), more: rows.length >= limit };
  },

  /** Claims one event, if it may be handled now. */
  async claimOne(tx: Transaction, eventId: string): Promise<ClaimedEvent | undefined> {
    const [row] = await tx.query<ClaimedEvent>(
      `select event_id as "eventId", source || ' ' || subject as "subjectKey", attempts, envelope as event
       from inbox i
       where event_id = $1 and ${OPEN} and due_at <= clock_timestamp()
         and not exists (
           select from inbox older
           where older.source = i.source and older.subject = i.subject
             and older.done_at is null and older.parked_at is null
             and (older.subject_version, older.seq) < (i.subject_version, i.seq))
       for update skip locked`,
      [eventId],
    );
    return row;
  },

  /** @returns types of the events that no longer wait behind the completed ones */
  async complete(tx: Transaction, eventIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ type: string }>(`select type from complete_inbox($1::uuid[]) as type`, [
      eventIds,
    ]);
    return rows.map((row) => row.type);
  },

  /** Puts an event back for later, counting the attempt. The guard on attempts keeps a slow loser from undoing a success. */
  async postpone(tx: Transaction, failed: ClaimedEvent, delayMs: number, error: string): Promise<void> {
    await tx.execute(
      `update inbox set attempts = attempts + 1, last_error = $3, due_at = clock_timestamp() + $2 * interval '1 ms'
       where event_id = $1 and attempts = $4 and ${OPEN}`,
      [failed.eventId, delayMs, error, failed.attempts],
    );
  },

  /** Puts an event back without counting an attempt, the longer the longer it has been waiting. */
  async hold(tx: Transaction, held: ClaimedEvent, error: string): Promise<void> {
    await tx.execute(
      `update inbox set last_error = $2, due_at = clock_timestamp()
         + least(greatest((clock_timestamp() - received_at) / 4, interval '250 ms'), interval '30 s')
       where event_id = $1 and ${OPEN}`,
      [held.eventId, error],
    );
  },

  /** Gives an event up; later events of its subject go on. */
  async park(tx: Transaction, failed: ClaimedEvent, reason: ParkedReason, error: string): Promise<void> {
    await tx.execute(
      `update inbox set attempts = attempts + $5, last_error = $3, parked_at = clock_timestamp(), parked_reason = $2
       where event_id = $1 and attempts = $4 and ${OPEN}`,
      [failed.eventId, reason, error, failed.attempts, reason === 'attempts_exhausted' ? 1 : 0],
    );
  },
};
