import type { SnapshotEvent } from '../events/rollcall-event.js';
import type { Trouble } from '../handling/handling.options.js';
import { warn } from '../handling/warn.js';
import { FeedClient, type FeedAccess, type SnapshotPage } from './feed.client.js';

/** The groups and people of a platform as they are, groups first. Read it once, then go on from `feedCursor`. */
export interface Snapshot extends AsyncIterable<SnapshotEvent> {
  /** Where the feed stood before the first page was read: `after` for everything that is newer. */
  readonly feedCursor: string;
}

/** How a snapshot is read. */
export interface ReadSnapshotOptions extends FeedAccess {
  /** Ends the reading. */
  signal?: AbortSignal;
  /** Hears of what is tried again by itself. By default a warning of Node. */
  onTrouble?: (trouble: Trouble) => void;
}

/**
 * Takes a snapshot, a page at a time. What happens while it is read is in the feed after its cursor, and may be in the
 * snapshot as well: compare `subjectversion`.
 * @throws FeedError when it is refused
 */
export async function readSnapshot(options: ReadSnapshotOptions): Promise<Snapshot> {
  const { signal = new AbortController().signal, onTrouble = warn } = options;
  return snapshotOf(new FeedClient(options, signal, (what, error) => onTrouble({ what, error })));
}

/** Takes a snapshot with this client. */
export async function snapshotOf(client: FeedClient): Promise<Snapshot> {
  const first = await client.snapshot({ limit: '1000' });
  return { feedCursor: first.feedCursor, [Symbol.asyncIterator]: () => eventsFrom(client, first) };
}

async function* eventsFrom(client: FeedClient, first: SnapshotPage): AsyncGenerator<SnapshotEvent> {
  let page = first;
  yield* page.items;
  while (page.nextCursor !== null) {
    page = await client.snapshot({ limit: '1000', cursor: page.nextCursor });
    yield* page.items;
  }
}
