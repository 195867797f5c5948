import { createHash } from 'node:crypto';

/** A service has some hundred statements. Beyond this they are made up as it goes, and not worth preparing. */
const MOST_NAMES = 2_000;

const names = new Map<string, string>();

/** A name for a prepared statement, the same for the same text; none once there are too many different texts. */
export function statementName(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = createHash('sha256').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}
