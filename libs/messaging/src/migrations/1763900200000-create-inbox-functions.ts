import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claiming and completing inbox rows, with plans that hold whatever the statistics say. */
export class CreateInboxFunctions1763900200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function claim_inbox(p_type text, p_limit integer)
      returns table (event_id uuid, seq bigint, subject_key text, subject_version bigint, attempts integer, envelope json, blocked boolean)
      language plpgsql
      set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
      set enable_mergejoin = off set enable_hashjoin = off
      as $$
      declare
        v_now timestamptz := clock_timestamp(); -- a variable is an index condition, clock_timestamp() itself only a filter
      begin
        return query
        with due as materialized (
          select i.event_id, i.seq, i.source, i.subject, i.subject_version, i.attempts, i.envelope, i.received_at
          from inbox i
          where i.type = p_type and i.done_at is null and i.parked_at is null and i.due_at <= v_now
          order by i.due_at, i.seq limit p_limit
          for update skip locked
        ), judged as materialized (
          select d.*, exists (
            select from inbox older
            where older.source = d.source and older.subject = d.subject
              and older.done_at is null and older.parked_at is null
              and (older.subject_version, older.seq) < (d.subject_version, d.seq)
              and older.event_id not in (select k.event_id from due k) -- hashed once: cheap for long chains of one subject too
          ) as blocked from due d
        ), deferred as (
          update inbox i
          set due_at = v_now + least(greatest((v_now - i.received_at) / 4, interval '250 ms'), interval '30 s')
          from judged j where j.blocked and i.event_id = j.event_id
        )
        select j.event_id, j.seq, j.source || ' ' || j.subject, j.subject_version, j.attempts,
               case when not j.blocked then j.envelope end, j.blocked
        from judged j;
      end $$;
      comment on function claim_inbox(text, integer) is 'Locks due events of a type. Those with an older event of the subject waiting outside the same claim are blocked: they leave the head of the queue for a moment, so that no claim wades through them.';
    `);
    await runner.query(`
      create function complete_inbox(p_event_ids uuid[])
      returns setof text
      language plpgsql
      set enable_seqscan = off set enable_bitmapscan = off
      set enable_mergejoin = off set enable_hashjoin = off
      as $$
      declare
        v_now timestamptz := clock_timestamp();
      begin
        return query
        with done as (
          update inbox i set done_at = v_now, envelope = null, last_error = null
          where i.event_id = any (p_event_ids) and i.done_at is null
          returning i.source, i.subject
        ), followers as (
          select f.event_id from (select distinct d.source, d.subject from done d) s
          cross join lateral (
            select i.event_id from inbox i
            where i.source = s.source and i.subject = s.subject and i.done_at is null and i.parked_at is null
              and i.attempts = 0 and i.due_at > v_now
            order by i.subject_version, i.seq limit 100 for update skip locked
          ) f
        ), woken as (
          update inbox i set due_at = v_now from followers f where i.event_id = f.event_id returning i.type
        )
        select distinct w.type from woken w;
      end $$;
      comment on function complete_inbox(uuid[]) is 'Marks events as done and wakes the events of their subjects that were held behind them; returns the types woken.';
    `);
    await runner.query(`
      create function due_inbox_types(p_types text[])
      returns setof text
      language sql stable
      set enable_seqscan = off set enable_bitmapscan = off
      as $$
        select t.type from unnest(p_types) as t (type)
        cross join lateral (
          select from inbox i
          where i.type = t.type and i.done_at is null and i.parked_at is null and i.due_at <= now()
          order by i.due_at, i.seq limit 1
        ) due
      $$;
      comment on function due_inbox_types(text[]) is 'Those of the types that have an event due; one index probe each.';
    `);
    // Bound to this schema, or another service calling them would work on its own tables.
    await runner.query(`
      do $$ begin
        execute format('alter function claim_inbox(text, integer) set search_path = %I, pg_temp', current_schema());
        execute format('alter function complete_inbox(uuid[]) set search_path = %I, pg_temp', current_schema());
        execute format('alter function due_inbox_types(text[]) set search_path = %I, pg_temp', current_schema());
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function due_inbox_types(text[])');
    await runner.query('drop function complete_inbox(uuid[])');
    await runner.query('drop function claim_inbox(text, integer)');
  }
}
