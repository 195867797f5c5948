import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who stands behind what an invitation gives, for the check when it is accepted (V12). */
export class AddSponsorships1764150000100 implements MigrationInterface {
  readonly name = 'AddSponsorships1764150000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE invitations ADD COLUMN sponsorships jsonb, ADD COLUMN needs_approval_since timestamptz;
      COMMENT ON COLUMN invitations.sponsorships IS
        'Who asked for which groups and roles: [{by, groupIds, roles}]. Null while it is the inviter alone, for all of them.';
      COMMENT ON COLUMN invitations.needs_approval_since IS
        'Since when it waits for somebody who may grant what nobody behind it may grant any more (V12).';
      CREATE INDEX invitations_inviter ON invitations (platform_id, invited_by, id);
      CREATE INDEX invitations_unapproved ON invitations (platform_id, id) WHERE needs_approval_since IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX invitations_unapproved, invitations_inviter;
      ALTER TABLE invitations DROP COLUMN needs_approval_since, DROP COLUMN sponsorships`);
  }
}
