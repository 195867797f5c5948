import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The door of the postgres carrier: other services hand events to this one through a function and nothing else, and
 * the function lets a service's role speak only for that service (V48).
 */
export class CreateReceiveEvents1763900300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function receive_events(
        p_event_ids uuid[], p_types text[], p_subjects text[], p_versions bigint[], p_platform_ids uuid[], p_envelopes json[]
      ) returns integer
      language plpgsql security definer
      as $$
      declare
        v_service text := substring(session_user from '^rollcall_([a-z]+)$');
        v_received integer;
        v_types text;
      begin
        if p_event_ids is null then -- nothing that this service is subscribed to
          return 0;
        end if;
        if exists (
          select from unnest(p_types, p_envelopes) as e (type, envelope)
          cross join lateral json_to_record(e.envelope) as stated (source text, type text)
          where stated.source is distinct from '/rollcall/' || split_part(e.type, '.', 1)
             or stated.type is distinct from e.type
             or split_part(e.type, '.', 1) is distinct from coalesce(v_service, split_part(e.type, '.', 1))
        ) then
          raise exception 'role % may not publish these events', session_user using errcode = 'insufficient_privilege';
        end if;
        with received as (
          insert into inbox (event_id, type, source, subject, subject_version, platform_id, envelope)
          select e.event_id, e.type, split_part(e.type, '.', 1), e.subject, e.version, e.platform_id, e.envelope
          from unnest(p_event_ids, p_types, p_subjects, p_versions, p_platform_ids, p_envelopes)
            as e (event_id, type, subject, version, platform_id, envelope)
          where exists (select from event_subscriptions s where s.type = e.type)
          order by e.event_id
          on conflict (event_id) do nothing
          returning type
        )
        select count(*), string_agg(distinct type, ' ') into v_received, v_types from received;
        if v_received > 0 then -- the types tell the workers where to look
          perform pg_notify('rollcall_inbox_' || current_schema(), v_types);
        end if;
        return v_received;
      end $$;
      comment on function receive_events(uuid[], text[], text[], bigint[], uuid[], json[]) is 'Stores deliveries of the postgres carrier in the inbox; the only right that other services have here.';
      revoke all on function receive_events(uuid[], text[], text[], bigint[], uuid[], json[]) from public;
    `);
    await runner.query(`
      do $$
      declare
        v_role text;
      begin
        -- pg_temp last: a caller's temporary table named inbox must never be found first
        execute format('alter function receive_events set search_path = %I, pg_temp', current_schema());
        for v_role in select rolname from pg_roles where rolname ~ '^rollcall_[a-z]+$' loop
          execute format('grant usage on schema %I to %I', current_schema(), v_role);
          execute format('grant execute on function receive_events to %I', v_role);
          execute format('grant select on event_subscriptions to %I', v_role);
        end loop;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function receive_events(uuid[], text[], text[], bigint[], uuid[], json[])');
  }
}
