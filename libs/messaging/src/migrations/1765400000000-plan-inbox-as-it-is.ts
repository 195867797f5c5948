import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Functions that work on the inbox, each of which looks for rows along its indexes. */
const FUNCTIONS = ['claim_inbox(text, integer)', 'complete_inbox(uuid[])', 'due_inbox_types(text[])'];

/**
 * A plan that was made while the inbox was empty reads all of it as willingly as one row, and was kept when a burst came:
 * completing a batch took seconds. So they are planned each time, for the inbox as it is, and never by sorting it.
 */
export class PlanInboxAsItIs1765400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const name of FUNCTIONS) {
      await runner.query(`alter function ${name} set plan_cache_mode = force_custom_plan`);
      await runner.query(`alter function ${name} set enable_sort = off`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of FUNCTIONS) await runner.query(`alter function ${name} reset plan_cache_mode`);
    for (const name of FUNCTIONS.slice(1)) await runner.query(`alter function ${name} reset enable_sort`);
  }
}
