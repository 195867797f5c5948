/** What an error of the PostgreSQL driver means for a caller. */
export type DatabaseFault = 'unavailable' | 'bad_value';

/** SQLSTATE classes and codes (PostgreSQL, appendix A) after which a later try can succeed. */
const UNAVAILABLE_SQLSTATE = /^(08...|53...|57P0[1-5]|57014|40001|40P01|55P03|25006|58000|58030)$/;
/** Values that PostgreSQL cannot store or read: U+0000 in a text, a malformed uuid, numbers and dates out of range. */
const BAD_VALUE_SQLSTATE = /^(22021|22P02|22P05|22003|22007|22008)$/;
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** node-postgres gives these no code, so their text is all there is to go by (pg 8, pg-pool 3). */
const UNREACHABLE_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed and is not queryable|Cannot use a pool after calling end)/;

/** Recognises what the database driver or TypeORM threw; undefined when the error is about something else. */
export function databaseFaultOf(error: unknown, depth = 3): DatabaseFault | undefined {
  if (!(error instanceof Error) || depth === 0) return undefined;
  const { code, driverError, errors } = error as Error & {
    code?: unknown;
    driverError?: unknown;
    errors?: unknown;
  };
  const [firstOfMany] = Array.isArray(errors) ? (errors as unknown[]) : [];
  return (
    faultOfCode(code) ??
    (UNREACHABLE_MESSAGE.test(error.message) ? 'unavailable' : undefined) ??
    databaseFaultOf(driverError ?? error.cause ?? firstOfMany, depth - 1)
  );
}

function faultOfCode(code: unknown): DatabaseFault | undefined {
  if (typeof code !== 'string') return undefined;
  if (UNAVAILABLE_SQLSTATE.test(code) || UNREACHABLE.has(code)) return 'unavailable';
  return BAD_VALUE_SQLSTATE.test(code) ? 'bad_value' : undefined;
}
