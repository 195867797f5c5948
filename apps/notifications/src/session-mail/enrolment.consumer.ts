import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { MailQueue } from '../delivery/mail-queue.js';
import { EarlyEnrolmentsStore } from './early-enrolments.store.js';
import { EnrolmentsStore, type NewEnrolment } from './enrolments.store.js';
import { LearningSessionsStore } from './learning-sessions.store.js';
import { SessionInvitations } from './session-invitations.js';

type Added = EventOf<'identity.enrolment-added.v1'>;

/** People come into sessions and leave them: one mail for each session they come into (N1, N10), none after they left. */
@Controller()
export class EnrolmentConsumer {
  constructor(
    private readonly mails: MailQueue,
    private readonly invitations: SessionInvitations,
  ) {}

  @OnEvent('identity.enrolment-added.v1', { batch: true })
  async onAdded(@Payload() events: Added[], @Ctx() { transaction: tx }: EventContext) {
    const enrolments = events.flatMap(enrolmentsOf);
    await EarlyEnrolmentsStore.claimPlatforms(tx, enrolments);
    await LearningSessionsStore.recordFromEnrolments(tx, events);
    await this.invitations.tell(tx, await EnrolmentsStore.record(tx, enrolments));
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
