import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { MailQueue } from '../delivery/mail-queue.js';
import { EnrolmentsStore, type EnrolledPerson, type NewEnrolment } from './enrolments.store.js';
import { type LearningSession, LearningSessionsStore } from './learning-sessions.store.js';
import { RoundPlanner } from './round-planner.js';
import { RoundsStore } from './rounds.store.js';
import { decideAbout, letterTo } from './session-letters.js';

type Added = EventOf<'identity.enrolment-added.v1'>;

/** People come into sessions and leave them: one mail for each session they come into (N1, N10), none after they left. */
@Controller()
export class EnrolmentConsumer {
  constructor(
    private readonly mails: MailQueue,
    private readonly planner: RoundPlanner,
    private readonly clock: Clock,
  ) {}

  @OnEvent('identity.enrolment-added.v1', { batch: true })
  async onAdded(@Payload() events: Added[], @Ctx() { transaction: tx }: EventContext) {
    await LearningSessionsStore.recordFromEnrolments(tx, events);
    const enrolled = await EnrolmentsStore.record(tx, events.flatMap(enrolmentsOf));
    await this.write(tx, enrolled);
    await this.planNewZones(tx, enrolled, events);
  }

  @OnEvent('identity.enrolment-removed.v1', { batch: true })
  async onRemoved(
    @Payload() events: EventOf<'identity.enrolment-removed.v1'>[],
    @Ctx() { transaction: tx }: EventContext,
  ) {
    const left = await EnrolmentsStore.archive(tx, events);
    if (left.length > 0) await this.mails.dropOfLeft(tx, left);
  }

  /** Their mails are given up where recipients are kept. */
  @OnEvent('identity.user-deleted.v1', { batch: true })
  async onDeleted(
    @Payload() events: EventOf<'identity.user-deleted.v1'>[],
    @Ctx() { transaction: tx }: EventContext,
  ) {
    const people = events.map(({ data, subjectversion: version }) => ({ userId: data.userId, version }));
    await EnrolmentsStore.archiveAll(tx, people);
  }

  private async write(
    tx: Transaction,
    enrolled: readonly (EnrolledPerson & LearningSession)[],
  ): Promise<void> {
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
  private async planNewZones(
    tx: Transaction,
    enrolled: readonly (EnrolledPerson & LearningSession)[],
    events: readonly Added[],
  ): Promise<void> {
    const zones = enrolled.map(({ sessionId, zone: timeZone }) => ({ sessionId, timeZone }));
    const added = await RoundsStore.addZones(tx, zones);
    if (added.length === 0) return;
    const since = new Date(Math.min(...events.map(({ data }) => Date.parse(data.enrolledAt))));
    await this.planner.plan(
      tx,
      added.map(({ sessionId }) => sessionId),
      since,
    );
  }
}

const enrolmentsOf = ({ id, platformid: platformId, subjectversion: version, data }: Added): NewEnrolment[] =>
  data.sessions.map(({ sessionId }) => ({
    userId: data.userId,
    sessionId,
    platformId,
    enrolledAt: data.enrolledAt,
    causeEventId: id,
    version,
  }));
