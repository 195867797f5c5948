import type * as Jest from '@jest/globals';
import pg from 'pg';
import type { MigrationClass } from '../migrations/migrate-service.js';
import { type TestDatabase, createTestDatabase } from './create-test-database.js';

const OWN = '01930000-0000-7000-8000-00000000000a';
const FOREIGN = '01930000-0000-7000-8000-00000000000b';
/** Tables of the libraries, which belong to the installation. */
const MACHINERY = [
  'migrations',
  'idempotency_records',
  'outbox',
  'inbox',
  'event_cursors',
  'event_subscriptions',
];

const INSTALLATION = `(current_setting('rollcall.scope'::text, true) = 'installation'::text)`;
const PLATFORM = `(NULLIF(current_setting('rollcall.platform_id'::text, true), ''::text))::uuid`;
const ownPlatform = (owner: string): string => `((${owner} = ${PLATFORM}) OR ${INSTALLATION})`;

interface Table {
  name: string;
  /** The column that says whose row it is; null when its rows are the installation's. */
  owner: string | null;
  /** That column, or any other. */
  column: string;
  isEnabled: boolean;
  isForced: boolean;
  policies: { command: string; permissive: string; using: string | null; check: string | null }[];
}

const TABLES = `
  SELECT c.relname AS name, c.relrowsecurity AS "isEnabled", c.relforcerowsecurity AS "isForced",
         (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
             AND (a.attname = 'platform_id' OR c.relname = 'platforms' AND a.attname = 'id')
           ORDER BY a.attname = 'id' LIMIT 1) AS owner,
         (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped AND a.attnum > 0
             AND a.attidentity = '' AND a.attgenerated = ''
           ORDER BY a.attname = 'platform_id' DESC, a.attnum LIMIT 1) AS "column",
         (SELECT coalesce(json_agg(json_build_object('command', p.cmd, 'permissive', p.permissive, 'using', p.qual,
                   'check', p.with_check)), '[]')
            FROM pg_policies p WHERE p.schemaname = $1 AND p.tablename = c.relname) AS policies
    FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> ALL ($2)
   ORDER BY c.relname`;

/**
 * What holds for every table of a service: who works for one platform neither sees nor changes a row of another (V17).
 * The tables come from the catalogue, so that a new one without protection fails.
 * A table without platform must be closed to everybody who works for one.
 * @param exceptions tables that are not protected so, and why
 */
export function describeRowLevelSecurity(
  service: string,
  migrations: readonly MigrationClass[],
  exceptions: Readonly<Record<string, string>> = {},
): void {
  // Jest's globals, taken when tests are declared: benchmarks load this entry too, and there is no Jest then.
  const { afterAll, beforeAll, describe, expect, it } = globalThis as unknown as typeof Jest;
  describe(`Row-level security of ${service} (V17)`, () => {
    let database: TestDatabase;
    let admin: pg.Client;
    let client: pg.Client;
    let tables: Table[];
    beforeAll(async () => {
      database = await createTestDatabase({ [service]: [...migrations] });
      admin = new pg.Client({ connectionString: database.adminUrl });
      await admin.connect();
      const { rows } = await admin.query<Table>(TABLES, [
        service,
        [...MACHINERY, ...Object.keys(exceptions)],
      ]);
      tables = rows;
      for (const table of tables) await fill(admin, service, table);
      client = new pg.Client({ connectionString: database.urlOf(service) });
      await client.connect();
    });
    afterAll(async () => {
      await client.end();
      await admin.end();
      await database.drop();
    });

    /** Runs a statement with the rights of the service, for a platform or for nobody, and undoes it. */
    const asService = async (platformId: string | null, sql: string): Promise<pg.QueryResult> => {
      await client.query(platformId ? `BEGIN; SET LOCAL rollcall.platform_id = '${platformId}'` : 'BEGIN');
      try {
        return await client.query(sql);
      } finally {
        await client.query('ROLLBACK');
      }
    };

    it('covers every table', () => {
      expect(tables.length).toBeGreaterThan(0);
      for (const { name, owner, isEnabled, isForced, ...table } of tables) {
        const using = owner ? ownPlatform(owner) : INSTALLATION;
        const policies = table.policies.map((policy) => ({ ...policy, using: plain(policy.using) }));
        expect({ name, isEnabled, isForced, policies }).toEqual({
          name,
          isEnabled: true,
          isForced: true,
          policies: [{ command: 'ALL', permissive: 'PERMISSIVE', using, check: null }],
        });
      }
    });

    it('shows each platform its own rows, and another platform or nobody none of them', async () => {
      for (const { name, owner } of tables) {
        const seen = async (platformId: string | null) =>
          (await asService(platformId, `SELECT FROM ${name}`)).rowCount;
        expect([name, await seen(OWN), await seen(FOREIGN), await seen(null)]).toEqual([
          name,
          owner ? 1 : 0,
          0,
          0,
        ]);
      }
    });

    it('changes and deletes nothing of another platform', async () => {
      for (const { name, column } of tables) {
        for (const sql of [`UPDATE ${name} SET ${column} = ${column}`, `DELETE FROM ${name}`]) {
          const touched = await asService(FOREIGN, sql).then(
            ({ rowCount }) => rowCount,
            (error: Error) => error.message,
          );
          const refused = touched === 0 || /permission denied/.test(String(touched));
          expect([sql, touched, refused]).toEqual([sql, touched, true]);
        }
      }
    });

    it('writes no row of another platform', async () => {
      for (const { name, owner } of tables) {
        const sql = owner
          ? `INSERT INTO ${name} (${owner}) VALUES ('${OWN}')`
          : `INSERT INTO ${name} DEFAULT VALUES`;
        await expect(asService(FOREIGN, sql)).rejects.toThrow(/row-level security|permission denied/);
      }
    });

    it('is in nobody’s power to switch off', async () => {
      for (const { name } of tables) {
        await expect(asService(OWN, `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`)).rejects.toThrow(
          /must be owner/,
        );
      }
      const { rows } = await asService(
        OWN,
        'SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user',
      );
      expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    });
  });
}

/** Without the subqueries that make PostgreSQL read a setting once for a statement, and not for every row. */
const plain = (condition: string | null): string | undefined =>
  condition
    ?.replace(`( SELECT ${PLATFORM} AS "nullif")`, PLATFORM)
    .replace(`( SELECT ${INSTALLATION})`, INSTALLATION);

/** A row in which nothing but the platform is set: whatever else the table demands is taken off it first, in this database. */
async function fill(admin: pg.Client, service: string, { name, owner }: Table): Promise<void> {
  const table = `${service}.${name}`;
  const { rows: constraints } = await admin.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('c', 'p', 'u', 'f', 'x')
      ORDER BY contype = 'p'`,
    [table],
  );
  for (const constraint of constraints) {
    await admin.query(`ALTER TABLE ${table} DROP CONSTRAINT "${constraint.name}" CASCADE`);
  }
  const { rows: columns } = await admin.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attnotnull
        AND NOT attisdropped AND attidentity = ''`,
    [table],
  );
  for (const column of columns)
    await admin.query(`ALTER TABLE ${table} ALTER "${column.name}" DROP NOT NULL`);
  // Triggers keep other tables in step, for rows that mean something; this one does not.
  await admin.query(`BEGIN; SET LOCAL session_replication_role = 'replica';
    ALTER TABLE ${table} DISABLE TRIGGER USER; INSERT INTO ${table} ${owner ? `(${owner}) VALUES ('${OWN}')` : 'DEFAULT VALUES'}; COMMIT`);
}
