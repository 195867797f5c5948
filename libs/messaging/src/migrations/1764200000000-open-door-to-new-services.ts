import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A service that joins an installation may hand its events to those that were there before it. */
export class OpenDoorToNewServices1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$
      declare
        v_role text;
      begin
        for v_role in select rolname from pg_roles where rolname ~ '^rollcall_[a-z]+$' loop
          execute format('grant usage on schema %I to %I', current_schema(), v_role);
          execute format('grant execute on function receive_events to %I', v_role);
          execute format('grant select on event_subscriptions to %I', v_role);
        end loop;
      end $$;
    `);
  }

  async down(): Promise<void> {
    // The rights go with what they are rights to.
  }
}
