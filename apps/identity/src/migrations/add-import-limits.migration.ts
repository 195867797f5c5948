import type { MigrationInterface, QueryRunner } from 'typeorm';

const LIMITS = `
  ALTER TABLE platforms
    ADD COLUMN import_people_limit integer NOT NULL DEFAULT 200000 CHECK (import_people_limit >= 0),
    ADD COLUMN import_mail_limit integer NOT NULL DEFAULT 500000 CHECK (import_mail_limit >= 0),
    ADD COLUMN import_seat_limit integer NOT NULL DEFAULT 200000 CHECK (import_seat_limit >= 0),
    ADD COLUMN import_role_grant_limit integer NOT NULL DEFAULT 1000 CHECK (import_role_grant_limit >= 0);
  COMMENT ON COLUMN platforms.import_people_limit IS 'Accounts that an import may bring without the approval of a second administrator.';
  COMMENT ON COLUMN platforms.import_mail_limit IS 'Mails that an import may send without it.';
  COMMENT ON COLUMN platforms.import_seat_limit IS 'Seats that an import may open without it.';
  COMMENT ON COLUMN platforms.import_role_grant_limit IS 'Roles other than learner that an import may give without it.';
`;

const APPROVALS = `
  ALTER TABLE imports ADD COLUMN approved_by uuid, ADD COLUMN approved_at timestamptz, ADD COLUMN approved_effects jsonb;
  COMMENT ON COLUMN imports.approved_by IS 'The second administrator who approved of a plan beyond the limits.';
  COMMENT ON COLUMN imports.approved_at IS 'When.';
  COMMENT ON COLUMN imports.approved_effects IS 'What the plan led to then: for more a new approval is needed.';
`;

/** Brakes of imports: beyond them a second administrator approves. */
export class AddImportLimits1764300000200 implements MigrationInterface {
  readonly name = 'AddImportLimits1764300000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LIMITS + APPROVALS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE imports DROP COLUMN approved_effects, DROP COLUMN approved_at, DROP COLUMN approved_by;
      ALTER TABLE platforms DROP COLUMN import_role_grant_limit, DROP COLUMN import_seat_limit,
        DROP COLUMN import_mail_limit, DROP COLUMN import_people_limit`);
  }
}
