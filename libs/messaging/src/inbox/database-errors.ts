import { databaseFaultOf } from '@rollcall/platform';

/** Data exceptions (22), broken constraints (23), and values beyond the limits of the database (54). */
const REFUSED_VALUE = /^(22|23|54)/;

/** Whether an error means that the database is away, and not that the work is wrong. */
export function isDatabaseFault(error: unknown): boolean {
  return databaseFaultOf(error) === 'unavailable';
}

/** Whether the database will never take this value; anything else (a lock, a deadlock, a timeout) may pass. */
export function isRefusedValue(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && REFUSED_VALUE.test(code);
}
