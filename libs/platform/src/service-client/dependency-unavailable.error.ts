/**
 * Something this service needs does not answer: a peer, a mail server, a broker. Whoever can wait, waits: over
 * HTTP it becomes 503, and in a message handler it holds the work without counting an attempt.
 */
export class DependencyUnavailableError extends Error {
  override readonly name = 'DependencyUnavailableError';

  /**
   * @param dependency its name, such as `identity` or `smtp`
   */
  constructor(
    readonly dependency: string,
    reason: string,
    options?: { cause?: unknown },
  ) {
    super(`${dependency} is unavailable: ${reason}`, options);
  }
}
