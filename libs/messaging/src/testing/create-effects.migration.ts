import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What handlers of the suite write. Without any unique constraint: a double effect must show, not fail. */
export class CreateEffects1763999999999 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table effects (
        seq bigint generated always as identity,
        event_id uuid not null,
        type text not null,
        subject text not null,
        version bigint not null,
        pid integer not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table effects');
  }
}
