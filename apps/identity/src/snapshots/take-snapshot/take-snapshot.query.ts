import { Database, type Transaction } from '@rollcall/database';
import { Clock, FIRST_ID, type PlatformActor } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { assertAllowed } from '../../policy/policy.errors.js';
import { decide } from '../../policy/policy.rules.js';
import { FeedClient } from '../feed.client.js';
import { type SnapshotPlace, decodePlace, encodePlace } from '../snapshot-place.rules.js';
import type { SnapshotEvent, SnapshotPageAnswer } from '../snapshot.answer.js';
import type { SnapshotRequest } from '../snapshot.request.js';
import { type Described, DescribedStore } from './described.store.js';

/**
 * All groups and people of a platform as they are, a page at a time. Pages are read at different moments, all of them
 * after the feed stood where the snapshot says: what changes meanwhile is in the feed behind that place, so whoever
 * reads on from there and compares versions has it all.
 */
@Injectable()
export class TakeSnapshotQuery {
  constructor(
    private readonly database: Database,
    private readonly feed: FeedClient,
    private readonly clock: Clock,
  ) {}

  async page(actor: PlatformActor, { cursor, limit }: SnapshotRequest): Promise<SnapshotPageAnswer> {
    const { platformId } = actor;
    await this.database.transaction({ platformId }, async (tx) =>
      assertAllowed(decide(await loadPolicyActor(tx, actor), { kind: 'read-events' })),
    );
    const place = (cursor && decodePlace(cursor)) || (await this.beginning(platformId));
    const rows = await this.database.transaction({ platformId }, (tx) => read(tx, platformId, place, limit));
    const { feedCursor } = place;
    return {
      items: rows.map((row) => this.eventOf(platformId, place.part, row)),
      nextCursor: nextPlace(place, rows, limit),
      feedCursor,
    };
  }

  private async beginning(platformId: string): Promise<SnapshotPlace> {
    return { part: 'groups', after: FIRST_ID, feedCursor: await this.feed.cursorOf(platformId) };
  }

  private eventOf(platformId: string, part: SnapshotPlace['part'], row: Described<unknown>): SnapshotEvent {
    const noun = part === 'groups' ? 'group' : 'user';
    return {
      specversion: '1.0',
      id: uuidv7(),
      source: '/rollcall/identity',
      type: `identity.${noun}-described.v1`,
      subject: `${noun}/${row.id}`,
      time: this.clock.now().toISOString(),
      datacontenttype: 'application/json',
      platformid: platformId,
      subjectversion: row.version,
      data: row.data,
    } as SnapshotEvent;
  }
}

const read = (
  tx: Transaction,
  platformId: string,
  { part, after }: SnapshotPlace,
  limit: number,
): Promise<Described<unknown>[]> => DescribedStore[part](tx, platformId, after, limit);

/** After the last group come the people; a full page may have been the last one, which the next, empty, then says. */
function nextPlace(place: SnapshotPlace, rows: Described<unknown>[], limit: number): string | null {
  const last = rows.at(-1);
  if (last && rows.length === limit) return encodePlace({ ...place, after: last.id });
  return place.part === 'groups' ? encodePlace({ ...place, part: 'users', after: FIRST_ID }) : null;
}
