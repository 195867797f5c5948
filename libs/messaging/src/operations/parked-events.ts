import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { InboxWorkers } from '../inbox/inbox-workers.js';
import { type ParkedEvent, ParkedStore } from './parked.store.js';

/** Events that were given up, and what a person can do about them. */
@Injectable()
export class ParkedEvents {
  constructor(
    private readonly database: Database,
    private readonly workers: InboxWorkers,
  ) {}

  /** In order of arrival. */
  list(after: string, limit: number): Promise<ParkedEvent[]> {
    return this.database.transaction('installation', (tx) => ParkedStore.list(tx, after, limit));
  }

  /** Gives events to their handlers again. @returns how many; those that were never read as events stay parked */
  async retry(eventIds: readonly string[]): Promise<number> {
    const types = await this.database.transaction('installation', (tx) => ParkedStore.retry(tx, eventIds));
    this.workers.wake(types);
    return types.length;
  }

  /** Gives events up for good. @returns how many */
  discard(eventIds: readonly string[]): Promise<number> {
    return this.database.transaction('installation', (tx) => ParkedStore.discard(tx, eventIds));
  }
}
