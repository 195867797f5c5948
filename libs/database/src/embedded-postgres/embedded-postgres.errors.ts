/** A reason why the embedded server cannot run, in one line that a person can act on. */
export class EmbeddedPostgresError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}

/** The code of a system error (`EACCES`, `ENOENT` …), or undefined for anything else. */
export function systemErrorCode(error: unknown): string | undefined {
  // No `instanceof Error`: under jest, the errors of Node's own modules come from another realm.
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : undefined;
}
