import type { EventType } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { type NewEvent, Outbox } from '@rollcall/messaging';
import { Injectable } from '@nestjs/common';

/** People told of in one statement: a change of 200,000 people must not become one text of 100 MB. */
const PEOPLE_AT_ONCE = 5_000;

/** Whom an event is about, at the version that they have with it. */
export type About = { userId: string; platformId: string; version: number };

/** Tells of changed people, one event for each of them, at their next version. */
@Injectable()
export class PersonEventsStore {
  constructor(private readonly outbox: Outbox) {}

  /** Appends one event for each of the people, who reach their next version with it. */
  async tell<T extends EventType>(
    tx: Transaction,
    platformId: string,
    userIds: readonly string[],
    eventOf: (about: About) => NewEvent<T>,
  ): Promise<void> {
    for (let start = 0; start < userIds.length; start += PEOPLE_AT_ONCE) {
      const people = await tx.query<About>(
        `UPDATE users SET version = version + 1 WHERE id = ANY ($1)
         RETURNING id AS "userId", version, $2::uuid AS "platformId"`,
        [userIds.slice(start, start + PEOPLE_AT_ONCE), platformId],
      );
      await this.outbox.append(tx, people.map(eventOf));
    }
  }
}
