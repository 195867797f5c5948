import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = `
  ALTER TABLE reconciliations
    ADD COLUMN "unknown" integer NOT NULL DEFAULT 0,
    ADD COLUMN rebuilt integer NOT NULL DEFAULT 0,
    ADD COLUMN repaired integer NOT NULL DEFAULT 0;
  UPDATE reconciliations SET repaired = least(missing + surplus, 1000);
  COMMENT ON COLUMN reconciliations.missing IS 'Active people without a seat.';
  COMMENT ON COLUMN reconciliations.surplus IS 'Seats of people who were not active.';
  COMMENT ON COLUMN reconciliations."unknown" IS 'Seats of people whom identity does not know; left for a person to look at.';
  COMMENT ON COLUMN reconciliations.rebuilt IS 'People whose seats, and platforms whose totals, were not what the ledger says; written anew from it.';
  COMMENT ON COLUMN reconciliations.repaired IS 'How many of those missing and surplus led to entries in the ledger.';
`;

/** Comparisons also check seats against the ledger, and tell what they could not put right. */
export class TellMoreOfReconciliations1764545000100 implements MigrationInterface {
  readonly name = 'TellMoreOfReconciliations1764545000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL rollcall.scope = 'installation'`);
    await runner.query(COLUMNS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE reconciliations DROP COLUMN "unknown", DROP COLUMN rebuilt, DROP COLUMN repaired',
    );
  }
}
