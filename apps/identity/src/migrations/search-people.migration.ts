import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Row-level security keeps PostgreSQL from using the trigram index for the service: LIKE is not marked leakproof, so it
 * may only look at rows that the policy has let through, one by one. This function looks with the rights of the
 * migrator instead and holds itself to the platform of the transaction, as the policy would. It answers with ids only.
 * (Under a migrator that is no superuser the policy binds it too: right, and slower.) It is planned for each pattern:
 * one or two letters say nothing to the index, and reading all of it would be slower than reading the table.
 */
const SEARCH = `
  CREATE FUNCTION search_people(pattern text) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET plan_cache_mode = force_custom_plan
    ROWS 200 AS $$
    SELECT id FROM users
     WHERE search_text LIKE pattern
       AND platform_id = (SELECT nullif(current_setting('rollcall.platform_id', true), '')::uuid)
  $$;
  COMMENT ON FUNCTION search_people IS 'People of the platform of the transaction whose names, email or username match a LIKE pattern, by the trigram index.';
  REVOKE EXECUTE ON FUNCTION search_people FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION search_people TO rollcall_identity;
`;

/** Substring search keeps its index under row-level security. */
export class SearchPeople1764100050300 implements MigrationInterface {
  readonly name = 'SearchPeople1764100050300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SEARCH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION search_people');
  }
}
