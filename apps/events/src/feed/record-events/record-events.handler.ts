import { Injectable } from '@nestjs/common';
import type { CloudEvent, EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox, forgetPeople } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { FeedNews } from '../feed-news.js';
import { FeedStore } from '../feed.store.js';

type Erased = EventOf<'identity.user-erased.v1'>;
const isErasure = (event: CloudEvent): event is Erased => event.type === 'identity.user-erased.v1';

/** Puts events into the feeds of their platforms; what the feeds say of erased people goes (T13). */
@Injectable()
export class RecordEventsHandler {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly news: FeedNews,
  ) {}

  async record(tx: Transaction, events: readonly CloudEvent[]): Promise<void> {
    await FeedStore.append(tx, events);
    const erased = events.filter(isErasure);
    if (erased.length > 0) await this.forget(tx, erased);
    const platformIds = new Set(events.map(({ platformid }) => platformid));
    tx.afterCommit(() => this.news.tell(platformIds));
  }

  private async forget(tx: Transaction, erased: readonly Erased[]): Promise<void> {
    const people = erased.map(({ platformid: platformId, data: { userId } }) => ({ platformId, userId }));
    await FeedStore.forget(tx, people);
    await forgetPeople(
      tx,
      people.map(({ userId }) => userId),
    );
    const confirmedAt = this.clock.now().toISOString();
    await this.outbox.append(
      tx,
      people.map(({ platformId, userId }) => ({
        type: 'events.erasure-confirmed.v1',
        subject: `erasure/${userId}`,
        subjectVersion: 1,
        platformId,
        data: { userId, confirmedAt },
      })),
    );
  }
}
