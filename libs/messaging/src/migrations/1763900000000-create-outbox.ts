import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox: events that this service has decided on, appended with the change that they tell of. */
export class CreateOutbox1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence outbox_published_seq as bigint;

      create table outbox (
        id bigint generated always as identity,
        event_id uuid primary key,
        type text not null,
        subject text not null,
        subject_version bigint not null,
        platform_id uuid not null,
        envelope json not null,
        appended_at timestamptz not null default now(),
        published_at timestamptz,
        published_seq bigint
      ) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

      create index outbox_unsent on outbox (id) where published_at is null;
      create index outbox_published on outbox (published_seq) where published_seq is not null;
      alter sequence outbox_published_seq owned by outbox.published_seq;

      comment on table outbox is 'Events appended in the transaction of the change that they tell of; kept after publication so that anything lost downstream can be replayed.';
      comment on column outbox.id is 'Order of appending; the relay publishes in this order. Never a cursor: slow transactions commit behind later ids.';
      comment on column outbox.event_id is 'CloudEvents id (UUID v7), the same in every delivery.';
      comment on column outbox.type is 'Event type, such as identity.user-invited.v1; the routing key.';
      comment on column outbox.subject is 'What the event is about, such as user/<id>; order is kept per subject.';
      comment on column outbox.subject_version is 'Version of the subject after the change.';
      comment on column outbox.platform_id is 'Platform (tenant) of the event.';
      comment on column outbox.envelope is 'The whole CloudEvents envelope as it is published. json and not jsonb: it is only passed on, never searched.';
      comment on column outbox.appended_at is 'When it was appended.';
      comment on column outbox.published_at is 'When the carrier confirmed it; null while it waits for the relay, and again when a redelivery was asked for.';
      comment on column outbox.published_seq is 'Order of publication, drawn while the relay lock is held until commit, so that it is safe as a cursor; null while unsent.';
    `);
    await runner.query(`
      create function claim_outbox(p_limit integer)
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
      comment on function claim_outbox(integer) is 'Locks the oldest unsent events. The planner settings hold it to the index whatever the statistics say: with stale ones it would sort the whole backlog.';
    `);
    // Bound to this schema, or another service calling them would work on its own tables.
    await runner.query(`
      do $$ begin
        execute format('alter function claim_outbox(integer) set search_path = %I, pg_temp', current_schema());
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function claim_outbox(integer)');
    await runner.query('drop table outbox');
  }
}
