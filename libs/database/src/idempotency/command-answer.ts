/** What a command answers over HTTP; stored with the work, so that a repeated key replays it. */
export class CommandAnswer<T> {
  constructor(
    /** HTTP status, 2xx. */
    readonly status: number,
    /** JSON body; `undefined` for an empty one. Must hold no secret: it is kept for a day. */
    readonly body: T,
  ) {}
}
