import type { Installation } from './installation.js';

/** Everything that is kept in the database, as one text: to look for what must not be there. */
export async function dumpOfAllTables(installation: Installation): Promise<string> {
  const tables = await installation.rows<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  if (tables.length <= 20) throw new Error(`Only ${tables.length} tables were found.`);
  const everything = tables.map(({ name }) => `SELECT t::text AS row FROM ${name} t`).join(' UNION ALL ');
  return (await installation.rows<{ row: string }>(everything)).map(({ row }) => row).join('\n');
}
