import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Longer than a step of whatever appends such events takes: each shows that more are coming. */
const PAUSE = `interval '2 seconds'`;
const LONGEST = `interval '1 minute'`;

/** The claim as it is with two lanes; `claim_outbox` of before knew one. */
const CLAIM = `
  create or replace function claim_outbox(p_limit integer)
  returns table (event_id uuid, type text, envelope json)
  language plpgsql
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
  as $$
  declare
    v_claimed integer;
    v_now timestamptz := clock_timestamp();
  begin
    return query
      select o.event_id, o.type, o.envelope from outbox o
      where o.published_at is null and not o.can_wait order by o.id limit p_limit
      for update skip locked;
    get diagnostics v_claimed = row_count;
    if v_claimed >= p_limit then
      return;
    end if;
    if (select o.appended_at from outbox o where o.published_at is null and o.can_wait order by o.id desc limit 1)
          > v_now - ${PAUSE}
       and (select o.appended_at from outbox o where o.published_at is null and o.can_wait order by o.id limit 1)
          > v_now - ${LONGEST} then
      return;
    end if;
    return query
      select o.event_id, o.type, o.envelope from outbox o
      where o.published_at is null and o.can_wait order by o.id limit p_limit - v_claimed
      for update skip locked;
  end $$;
  comment on function claim_outbox(integer) is 'Locks the oldest unsent events. Those that can wait come after all others, and not while more of them are being appended, but for a minute at most. The planner settings hold it to the index whatever the statistics say: with stale ones it would sort the whole backlog.';
`;

/** A look-up for each event that could overtake another; none while nothing waits. */
const APPEND = `
  create function append_events(
    p_event_ids uuid[], p_types text[], p_subjects text[], p_versions bigint[], p_platform_ids uuid[], p_envelopes json,
    p_can_wait boolean
  ) returns void
  language plpgsql
  set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
  as $$
  declare
    v_some_wait boolean := not p_can_wait and exists (select from outbox o where o.published_at is null and o.can_wait);
  begin
    insert into outbox (event_id, type, subject, subject_version, platform_id, envelope, can_wait)
    select e.event_id, e.type, e.subject, e.version, e.platform_id, e.envelope,
           p_can_wait or v_some_wait and exists (
             select from outbox o where o.subject = e.subject and o.published_at is null and o.can_wait offset 0)
    from rows from (unnest(p_event_ids, p_types, p_subjects, p_versions, p_platform_ids), json_array_elements(p_envelopes))
      as e (event_id, type, subject, version, platform_id, envelope);
  end $$;
  comment on function append_events(uuid[], text[], text[], bigint[], uuid[], json, boolean) is 'Appends events to the outbox. One whose subject has an event that waits is to be published after it, so it waits as well. The planner settings hold it to the indexes of what waits.';
`;

/**
 * Events of a change that takes long and comes to very many: they must neither be in the way of those of everybody else
 * nor, with all the work that they make behind them, of the change itself.
 */
export class LetEventsWait1765100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox add column can_wait boolean not null default false;
      comment on column outbox.can_wait is 'Whether it is published after those that cannot wait, and after more of its kind have been appended. An event whose subject has one that waits waits, too: order is kept per subject.';

      drop index outbox_unsent;
      create index outbox_unsent on outbox (can_wait, id) where published_at is null;
      create index outbox_waiting on outbox (subject) where published_at is null and can_wait;
    `);
    await runner.query(CLAIM + APPEND);
    // Bound to this schema, or another service calling them would work on its own table.
    await runner.query(`
      do $$ begin
        execute format('alter function claim_outbox(integer) set search_path = %I, pg_temp', current_schema());
        execute format('alter function append_events set search_path = %I, pg_temp', current_schema());
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function claim_outbox(p_limit integer)
      returns table (event_id uuid, type text, envelope json)
      language plpgsql
      set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
      as $$
      begin
        return query
          select o.event_id, o.type, o.envelope from outbox o
          where o.published_at is null order by o.id limit p_limit
          for update skip locked;
      end $$;
      do $$ begin
        execute format('alter function claim_outbox(integer) set search_path = %I, pg_temp', current_schema());
      end $$;
      drop function append_events;
      drop index outbox_waiting, outbox_unsent;
      create index outbox_unsent on outbox (id) where published_at is null;
      alter table outbox drop column can_wait`);
  }
}
