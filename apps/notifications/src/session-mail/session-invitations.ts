import { Injectable } from '@nestjs/common';
import type { Transaction } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { MailQueue } from '../delivery/mail-queue.js';
import { type Arrived, EarlyEnrolmentsStore } from './early-enrolments.store.js';
import { type EnrolledPerson, EnrolmentsStore } from './enrolments.store.js';
import type { LearningSession } from './learning-sessions.store.js';
import { RoundPlanner } from './round-planner.js';
import { RoundsStore } from './rounds.store.js';
import { decideAbout, letterTo } from './session-letters.js';

type Enrolled = EnrolledPerson & LearningSession;

/** Tells people of their enrolments: one mail for each, now, in the digest after activation, or when they are known. */
@Injectable()
export class SessionInvitations {
  constructor(
    private readonly mails: MailQueue,
    private readonly planner: RoundPlanner,
    private readonly clock: Clock,
  ) {}

  /** Tells of enrolments of people who are known. */
  async tell(tx: Transaction, enrolled: readonly Enrolled[]): Promise<void> {
    if (enrolled.length === 0) return;
    await this.write(tx, enrolled);
    await this.planNewZones(tx, enrolled);
  }

  /** People or a platform are known now: tells of the enrolments that were heard of before. */
  async tellKnown(tx: Transaction, arrived: Arrived): Promise<void> {
    for (;;) {
      const enrolled = await EarlyEnrolmentsStore.takeKnown(tx, arrived);
      if (enrolled.length === 0) return;
      await this.tell(tx, enrolled);
    }
  }

  private async write(tx: Transaction, enrolled: readonly Enrolled[]): Promise<void> {
    const now = this.clock.now();
    const decided = enrolled.map((each) => ({
      each,
      decision: decideAbout('session_invitation', each, each, now),
    }));
    const held = decided.filter(({ decision }) => decision.do === 'hold');
    await EnrolmentsStore.hold(
      tx,
      held.map(({ each: { userId, sessionId } }) => ({ userId, sessionId })),
    );
    const wanted = decided.filter(({ decision }) => decision.do === 'mail');
    await this.mails.put(
      tx,
      wanted.map(({ each }) =>
        letterTo(each, each, {
          kind: 'session_invitation',
          occasion: each.sessionId,
          variables: { isToCome: each.startsAt > now ? 1 : null },
        }),
      ),
    );
  }

  /** The first people of a time zone bring their session the rounds of that zone. */
  private async planNewZones(tx: Transaction, enrolled: readonly Enrolled[]): Promise<void> {
    const zones = enrolled.map(({ sessionId, zone: timeZone }) => ({ sessionId, timeZone }));
    const added = await RoundsStore.addZones(tx, zones);
    if (added.length === 0) return;
    const since = new Date(Math.min(...enrolled.map(({ enrolledAt }) => enrolledAt.getTime())));
    await this.planner.plan(
      tx,
      added.map(({ sessionId }) => sessionId),
      since,
    );
  }
}
