import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Installation } from '../support/installation.js';
import { DATA_SERVICES, urlForService } from '../support/migrated-database.js';

/** Tables of the machinery hold work of all platforms at once and have no platform of their own to be bound to. */
const WITHOUT_PLATFORM = ['outbox', 'inbox'];

describe('The schemas of an installation', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await Installation.start();
  }, 120_000);
  afterAll(() => installation?.stop());

  const inOurSchemas = `n.nspname IN ('identity', 'invitations', 'notifications', 'billing', 'events')`;

  it('explain every table and every column', async () => {
    const silent = await installation.rows<{ name: string }>(
      `SELECT format('%s.%s.%s', n.nspname, c.relname, a.attname) AS name
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE ${inOurSchemas} AND c.relkind = 'r' AND c.relname <> 'migrations'
          AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid) IS NULL)`,
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('bind every row of a platform by row-level security, the owner of the table included', async () => {
    const open = await installation.rows<{ name: string }>(
      `SELECT format('%s.%s', n.nspname, c.relname) AS name
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'platform_id'
        WHERE ${inOurSchemas} AND c.relkind = 'r' AND c.relname <> ALL ($1)
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
      [WITHOUT_PLATFORM],
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it('let no role of a service see, change or create anything outside its own schema (S7)', async () => {
    for (const service of DATA_SERVICES) {
      const client = new pg.Client({ connectionString: urlForService(installation.databaseUrl, service) });
      await client.connect();
      const other = service === 'identity' ? 'billing' : 'identity';
      const forbidden = [
        `SELECT * FROM ${other}.outbox`,
        `SELECT * FROM ${other}.inbox`,
        `UPDATE ${other}.inbox SET done_at = now()`,
        `DELETE FROM ${other}.outbox`,
        `CREATE TABLE ${service}.mine (x int)`,
        'CREATE TABLE public.mine (x int)',
        'CREATE ROLE mine',
        `SET ROLE rollcall_${other}`,
        `DELETE FROM ${service}.migrations`,
        `ALTER TABLE ${service}.outbox DISABLE ROW LEVEL SECURITY`,
        `COPY (SELECT 1) TO PROGRAM 'true'`,
        `SELECT pg_read_file('postgresql.conf')`,
      ];
      try {
        for (const sql of forbidden) {
          const refused = await client.query(sql).catch((error: { code: string }) => error.code);
          expect([service, sql, refused]).toEqual([service, sql, '42501']);
        }
      } finally {
        await client.end();
      }
    }
  });
});
