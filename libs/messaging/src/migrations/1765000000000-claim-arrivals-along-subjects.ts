import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Claims in the order of arrival look for older events of a subject along the index of subjects. A plan that was made while
 * nothing was due took another one, which costs nothing then, and reads everything once a burst has come.
 */
export class ClaimArrivalsAlongSubjects1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Without sorting only the index of subjects gives their events in this order.
    await replaceClaim(
      runner,
      `(select true from inbox older
         where older.source = d.source and older.subject = d.subject
           and older.done_at is null and older.parked_at is null
           and (older.subject_version, older.seq) < (d.subject_version, d.seq)
           and older.event_id not in (select k.event_id from due k)
         order by older.subject_version, older.seq limit 1) is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await replaceClaim(
      runner,
      `exists (
         select from inbox older
         where older.source = d.source and older.subject = d.subject
           and older.done_at is null and older.parked_at is null
           and (older.subject_version, older.seq) < (d.subject_version, d.seq)
           and older.event_id not in (select k.event_id from due k))`,
    );
  }
}

async function replaceClaim(runner: QueryRunner, waitsForOlder: string): Promise<void> {
  await runner.query(`
    create or replace function claim_arrivals(p_limit integer)
    returns table (event_id uuid, seq bigint, subject_key text, attempts integer, envelope json, blocked boolean)
    language plpgsql
    set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
    set enable_mergejoin = off set enable_hashjoin = off
    as $$
    declare
      v_now timestamptz := clock_timestamp();
    begin
      -- One at a time over all replicas: what arrived first is handled first.
      if not pg_try_advisory_xact_lock(hashtext('rollcall arrivals'), hashtext(current_schema())) then
        return;
      end if;
      return query
      with due as materialized (
        select i.event_id, i.seq, i.source, i.subject, i.subject_version, i.attempts, i.envelope, i.received_at
        from inbox i
        where i.done_at is null and i.parked_at is null and i.due_at <= v_now
        order by i.seq limit p_limit
        for update skip locked
      ), judged as materialized (
        select d.*, ${waitsForOlder} as blocked from due d
      ), deferred as (
        update inbox i
        set due_at = v_now + least(greatest((v_now - i.received_at) / 4, interval '250 ms'), interval '30 s')
        from judged j where j.blocked and i.event_id = j.event_id
      )
      select j.event_id, j.seq, j.source || ' ' || j.subject, j.attempts, case when not j.blocked then j.envelope end, j.blocked
      from judged j;
    end $$;
  `);
  // Bound to this schema, or another service calling it would work on its own tables.
  await runner.query(`
    do $$ begin
      execute format('alter function claim_arrivals(integer) set search_path = %I, pg_temp', current_schema());
    end $$;
  `);
}
