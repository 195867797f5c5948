import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The inbox: every event delivered to this service, its progress through the handlers, and what it is subscribed to. */
export class CreateInbox1763900100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table inbox (
        event_id uuid primary key,
        seq bigint generated always as identity,
        type text not null,
        source text not null,
        subject text not null,
        subject_version bigint not null,
        platform_id uuid,
        envelope json,
        raw_body bytea,
        received_at timestamptz not null default clock_timestamp(),
        attempts integer not null default 0,
        due_at timestamptz not null default clock_timestamp(),
        done_at timestamptz,
        parked_at timestamptz,
        parked_reason text,
        last_error text,
        constraint inbox_parked_with_reason check ((parked_at is null) = (parked_reason is null))
      ) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

      create index inbox_due on inbox (type, due_at, seq) where done_at is null and parked_at is null;
      create index inbox_waiting on inbox (source, subject, subject_version, seq) where done_at is null and parked_at is null;
      create index inbox_parked on inbox (seq) where parked_at is not null and done_at is null;
      create index inbox_done on inbox (done_at) where done_at is not null;

      comment on table inbox is 'Every event delivered to this service, once: deduplication, retries, order per subject and parking live here and not in the carrier.';
      comment on column inbox.event_id is 'CloudEvents id; the key that makes a second delivery a no-op. For a body that could not be read, a UUID made from its hash.';
      comment on column inbox.seq is 'Order of arrival; settles ties between events of one subject version.';
      comment on column inbox.type is 'Event type; picks the handler.';
      comment on column inbox.source is 'Service that published it; subjects of different services are different things.';
      comment on column inbox.subject is 'What the event is about; its events are handled in order.';
      comment on column inbox.subject_version is 'Version of the subject after the change.';
      comment on column inbox.platform_id is 'Platform of the event, the scope of its handler; null when the body could not be read.';
      comment on column inbox.envelope is 'The whole CloudEvents envelope; emptied once the event is done.';
      comment on column inbox.raw_body is 'The body as it came, kept only when it could not be read as an event.';
      comment on column inbox.received_at is 'When it was stored here.';
      comment on column inbox.attempts is 'How often its handler has failed since it arrived or was last retried by hand.';
      comment on column inbox.due_at is 'Not before this time: the retry ladder, or a short wait behind an older event of its subject.';
      comment on column inbox.done_at is 'When its handler committed, or when it was discarded; kept for deduplication, then purged.';
      comment on column inbox.parked_at is 'When it was given up; it waits for a person and does not hold later events of its subject.';
      comment on column inbox.parked_reason is 'Why it was parked: unreadable, foreign_source, invalid_data, unhandled_type or attempts_exhausted.';
      comment on column inbox.last_error is 'Message of the last failure.';

      create table event_subscriptions (
        type text primary key,
        subscribed_at timestamptz not null default now(),
        wanted_at timestamptz not null default now()
      );
      comment on table event_subscriptions is 'Event types that this service handles; what the postgres carrier delivers, and what was bound on the broker.';
      comment on column event_subscriptions.type is 'Event type.';
      comment on column event_subscriptions.subscribed_at is 'When it was first subscribed.';
      comment on column event_subscriptions.wanted_at is 'When a running process last said that it handles the type; long ago means that no version in use does.';

      create table event_cursors (
        producer text primary key,
        types text[] not null,
        published_seq bigint not null,
        checked_at timestamptz not null default now()
      );
      comment on table event_cursors is 'Up to where this service has everything that a producer published: gaps behind it are healed.';
      comment on column event_cursors.producer is 'The producing service.';
      comment on column event_cursors.types is 'Types that the cursor speaks for; another set starts from the beginning, so that a new handler gets what is kept.';
      comment on column event_cursors.published_seq is 'Order of publication at the producer; everything up to here has been received.';
      comment on column event_cursors.checked_at is 'When it was last compared.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table event_cursors');
    await runner.query('drop table event_subscriptions');
    await runner.query('drop table inbox');
  }
}
