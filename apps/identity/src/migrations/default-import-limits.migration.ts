import type { MigrationInterface, QueryRunner } from 'typeorm';

const LIMITS = ['people', 'mail', 'seat', 'role_grant'] as const;
const FORMER_DEFAULTS = { people: 200_000, mail: 500_000, seat: 200_000, role_grant: 1_000 } as const;

const unset = (limit: (typeof LIMITS)[number]): string => `
  ALTER TABLE platforms ALTER COLUMN import_${limit}_limit DROP NOT NULL, ALTER COLUMN import_${limit}_limit DROP DEFAULT;
  UPDATE platforms SET import_${limit}_limit = NULL WHERE import_${limit}_limit = ${FORMER_DEFAULTS[limit]};
`;

const COMMENTS = `
  ALTER TABLE platforms ADD COLUMN import_admin_grant_limit integer CHECK (import_admin_grant_limit >= 0);
  COMMENT ON COLUMN platforms.import_people_limit IS 'Accounts that an import may bring or take without the approval of a second administrator; null for the default, see brakes.rules.ts.';
  COMMENT ON COLUMN platforms.import_mail_limit IS 'Mails that an import may send without it; null for the default.';
  COMMENT ON COLUMN platforms.import_seat_limit IS 'Seats that an import may open without it; null for the default.';
  COMMENT ON COLUMN platforms.import_role_grant_limit IS 'Roles other than learner that an import may give without it; null for the default.';
  COMMENT ON COLUMN platforms.import_admin_grant_limit IS 'Of those, roles of administrators and user administrators; null for the default.';
`;

/** Brakes of imports by default follow the size of the platform. A former version lets wait what has no limit: it is safe. */
export class DefaultImportLimits1764400000200 implements MigrationInterface {
  readonly name = 'DefaultImportLimits1764400000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LIMITS.map(unset).join('') + COMMENTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE platforms DROP COLUMN import_admin_grant_limit');
    for (const limit of LIMITS) {
      await runner.query(`
        UPDATE platforms SET import_${limit}_limit = ${FORMER_DEFAULTS[limit]} WHERE import_${limit}_limit IS NULL;
        ALTER TABLE platforms ALTER COLUMN import_${limit}_limit SET DEFAULT ${FORMER_DEFAULTS[limit]},
          ALTER COLUMN import_${limit}_limit SET NOT NULL`);
    }
  }
}
