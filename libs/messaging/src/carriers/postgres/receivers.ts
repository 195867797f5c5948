import type { Transaction } from '@rollcall/database';

/** A service installed while others run is seen after this time; what it missed it asks for, like after any gap. */
const LOOK_AGAIN_MS = 1_000;

/** The services whose door is open to this one: schemas with a `receive_events` that its role may call. */
export class Receivers {
  private schemas: readonly string[] = [];
  private readAt = -Infinity;

  /** Their schemas, quoted. */
  async in(tx: Transaction): Promise<readonly string[]> {
    if (performance.now() - this.readAt < LOOK_AGAIN_MS) return this.schemas;
    const rows = await tx.query<{ schema: string }>(
      `select quote_ident(n.nspname) as schema
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.proname = 'receive_events' and has_schema_privilege(n.oid, 'usage')
         and has_function_privilege(p.oid, 'execute')
       order by 1`,
    );
    this.schemas = rows.map((row) => row.schema);
    this.readAt = performance.now();
    return this.schemas;
  }
}
