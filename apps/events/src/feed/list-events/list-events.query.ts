import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { DomainError, type PlatformActor } from '@rollcall/platform';
import { AccessClient } from '../../access.client.js';
import { cursorAfter, positionBefore } from '../feed-cursor.js';
import { FeedNews } from '../feed-news.js';
import { type FeedHead, FeedStore } from '../feed.store.js';
import type { FeedPageAnswer } from './feed-page.answer.js';
import type { ListEventsRequest } from './list-events.request.js';

/** What other replicas record is found at the next look. */
const LOOK_AGAIN_MS = 500;

/** The feed of a platform, from any place on. */
@Injectable()
export class ListEventsQuery {
  constructor(
    private readonly database: Database,
    private readonly access: AccessClient,
    private readonly news: FeedNews,
  ) {}

  /** @throws DomainError `cursor_expired` when events after the cursor are no longer kept */
  async list(actor: PlatformActor, request: ListEventsRequest): Promise<FeedPageAnswer> {
    await this.access.assertMay(actor, 'events.read');
    const deadline = performance.now() + request.waitSeconds * 1_000;
    for (;;) {
      const page = await this.read(actor.platformId, request);
      const left = deadline - performance.now();
      if (page.items.length > 0 || left <= 0) return page;
      await this.news.next(actor.platformId, Math.min(LOOK_AGAIN_MS, Math.ceil(left)));
    }
  }

  private async read(
    platformId: string,
    { after, types, limit }: ListEventsRequest,
  ): Promise<FeedPageAnswer> {
    const { head, start, rows } = await this.database.transaction({ platformId }, async (tx) => {
      // The head first: whatever has its position or an earlier one is visible to the statement after it.
      const read = await FeedStore.head(tx, platformId);
      const from = startOf(after, read);
      const range = { after: from, upTo: read.position, types, limit };
      return { head: read, start: from, rows: await FeedStore.page(tx, platformId, range) };
    });
    const last = rows.at(-1);
    const isFull = rows.length === limit && last !== undefined;
    const end = isFull ? last.position : head.position;
    return {
      items: rows.map(({ event }) => event),
      nextCursor: cursorAfter(end === '0' ? start : end),
      hasMore: isFull && last.position !== head.position,
    };
  }
}

function startOf(after: string | undefined, { position, purgedPosition }: FeedHead): string {
  const start = after === undefined ? null : positionBefore(after);
  if (start === null) return purgedPosition;
  const isKept = BigInt(start) >= BigInt(purgedPosition) && BigInt(start) <= BigInt(position);
  if (isKept) return start;
  throw new DomainError(
    'cursor_expired',
    'Events after this cursor are no longer kept. Take a snapshot (GET /v1/events/snapshot) and go on from its cursor.',
  );
}
