/** The feed refused a request, and would refuse it again. */
export class FeedError extends Error {
  override readonly name: string = 'FeedError';

  /**
   * @param status HTTP status
   * @param code what is wrong, of the problem (RFC 9457) in the answer, such as `platform_admin_required`
   */
  constructor(
    message: string,
    readonly status: number,
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

/** What comes after the cursor is no longer kept: take a snapshot and go on from its cursor. */
export class CursorExpiredError extends FeedError {
  override readonly name = 'CursorExpiredError';
}
