/** Where in a snapshot a page begins. */
export interface SnapshotPlace {
  /** Groups come first, so that memberships are of groups already known. */
  part: 'groups' | 'users';
  /** The last id of the page before. */
  after: string;
  /** Where the feed stood when the snapshot was begun. */
  feedCursor: string;
}

const PLACE = /^(groups|users) ([0-9a-f-]{36}) ([A-Za-z0-9]{1,32})$/;

/** An opaque cursor of a place. */
export const encodePlace = ({ part, after, feedCursor }: SnapshotPlace): string =>
  Buffer.from(`${part} ${after} ${feedCursor}`).toString('base64url');

/** The place that a cursor stands for; null when it is none of ours. */
export function decodePlace(cursor: string): SnapshotPlace | null {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, part, after, feedCursor] = PLACE.exec(text) ?? [];
  if (!part || !after || !feedCursor || Buffer.from(text).toString('base64url') !== cursor) return null;
  return { part: part as SnapshotPlace['part'], after, feedCursor };
}
