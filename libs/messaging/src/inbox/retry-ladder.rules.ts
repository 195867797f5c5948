/** What becomes of an event whose handler has failed. */
export type AfterFailure = { kind: 'retry'; delayMs: number } | { kind: 'park' };

/**
 * The step of the ladder after a failure.
 * @param failures how often the handler has failed, this time included
 * @param delaysMs wait after the first, second … failure
 */
export function afterFailure(failures: number, delaysMs: readonly number[]): AfterFailure {
  const delayMs = delaysMs[failures - 1];
  return delayMs === undefined ? { kind: 'park' } : { kind: 'retry', delayMs };
}
