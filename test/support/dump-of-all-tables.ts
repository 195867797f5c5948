import type { Installation } from './installation.js';

/** Everything that the services keep, as one text: to look for what must not be there. */
export async function dumpOfAllTables(installation: Installation): Promise<string> {
  const tables = await installation.rows<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema IN ('identity', 'invitations', 'notifications', 'billing')`,
  );
  if (tables.length <= 20) throw new Error(`Only ${tables.length} tables were found.`);
  let dump = '';
  for (const { name } of tables) {
    const [row] = await installation.rows<{ all: string | null }>(
      `SELECT string_agg(t::text, E'\\n') AS all FROM ${name} t`,
    );
    dump += row?.all ?? '';
  }
  return dump;
}
