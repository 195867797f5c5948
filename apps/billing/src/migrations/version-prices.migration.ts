import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMN = `
  ALTER TABLE billed_platforms ADD COLUMN price_version bigint NOT NULL DEFAULT 0;
  COMMENT ON COLUMN billed_platforms.price_version IS 'Counts the changes of the price by the operator; the version in their events.';
`;

/** Changes of prices are told of in their order. */
export class VersionPrices1764640000100 implements MigrationInterface {
  readonly name = 'VersionPrices1764640000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE billed_platforms DROP COLUMN price_version');
  }
}
