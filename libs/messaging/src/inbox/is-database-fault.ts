import { databaseFaultOf } from '@rollcall/platform';

/** Whether an error means that the database is away, and not that the work is wrong. */
export function isDatabaseFault(error: unknown): boolean {
  return databaseFaultOf(error) === 'unavailable';
}
