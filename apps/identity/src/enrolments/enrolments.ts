import type { Transaction } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { EnrolmentEventsStore } from './enrolment-events.store.js';
import type { Enrolment } from './enrolment-events.rules.js';
import { enrolChosen, joinAudiences, leaveAudiences, settleAudience } from './enrolments.store.js';

/** People told of at once: all of a platform may come into a session, and their events must not be in memory together. */
const PEOPLE_AT_ONCE = 5_000;

function* inChunks(userIds: readonly string[]): Generator<string[]> {
  for (let start = 0; start < userIds.length; start += PEOPLE_AT_ONCE) {
    yield userIds.slice(start, start + PEOPLE_AT_ONCE);
  }
}

/** Keeps enrolments in step with memberships and audiences, and tells of each that begins or ends (PS2, PS3). */
@Injectable()
export class Enrolments {
  constructor(
    private readonly events: EnrolmentEventsStore,
    private readonly clock: Clock,
  ) {}

  /** People are learners of these groups now: see {@link joinAudiences}. Tells nobody yet; see {@link tellJoined}. */
  join(
    tx: Transaction,
    platformId: string,
    userIds: readonly string[],
    groupIds: readonly string[],
  ): Promise<Enrolment[]> {
    return joinAudiences(tx, { platformId, userIds, at: this.clock.now() }, groupIds);
  }

  /** Tells who came into which session. */
  tellJoined(tx: Transaction, platformId: string, joined: readonly Enrolment[]): Promise<void> {
    return this.events.added(tx, platformId, joined, this.clock.now());
  }

  /** People are no longer in some groups: see {@link leaveAudiences}. */
  async leave(tx: Transaction, platformId: string, userIds: readonly string[]): Promise<Enrolment[]> {
    const at = this.clock.now();
    const left = await leaveAudiences(tx, { userIds, at });
    await this.events.removed(tx, platformId, left, at);
    return left;
  }

  /** People are enrolled one by one: see {@link enrolChosen}. */
  async choose(
    tx: Transaction,
    platformId: string,
    sessionId: string,
    userIds: readonly string[],
  ): Promise<void> {
    const at = this.clock.now();
    await this.events.added(tx, platformId, await enrolChosen(tx, platformId, sessionId, userIds), at);
  }

  /** The audience of a session is another one: see {@link settleAudience}. */
  async settle(tx: Transaction, platformId: string, sessionId: string): Promise<void> {
    const at = this.clock.now();
    const { enrolled, unenrolled } = await settleAudience(tx, platformId, sessionId);
    const inSession = (userId: string): Enrolment => ({ sessionId, userId });
    for (const some of inChunks(enrolled)) {
      await this.events.added(tx, platformId, some.map(inSession), at);
    }
    for (const some of inChunks(unenrolled)) {
      await this.events.removed(tx, platformId, some.map(inSession), at);
    }
  }
}
