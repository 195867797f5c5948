/** Answer to `GET /internal/feed-positions/{platformId}` on events. */
export interface FeedPositionAnswer {
  /** Cursor after everything that the feed of the platform has now. */
  cursor: string;
}
