/**
 * Whose rows a piece of work may touch. Row-level security compares it with each row's `platform_id`;
 * `installation` is for work that spans platforms: event handlers, operators, schedulers.
 */
export type TenantScope = { platformId: string } | 'installation';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The statement that opens a transaction in a scope, in one round trip. `SET LOCAL` ends with the transaction,
 * so that a pooled connection (PgBouncer included) never carries a scope over to the next user.
 */
export function beginStatement(scope: TenantScope): string {
  if (scope === 'installation') return `BEGIN; SET LOCAL rollcall.scope = 'installation'`;
  // SET takes no parameters: the pattern is what keeps this safe.
  if (!UUID.test(scope.platformId)) throw new TypeError('A platform id is a UUID in lower case.');
  return `BEGIN; SET LOCAL rollcall.platform_id = '${scope.platformId}'`;
}
