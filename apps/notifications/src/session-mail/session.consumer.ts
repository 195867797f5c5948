import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { MailsStore } from '../delivery/mails.store.js';
import { RecipientsStore } from '../recipients/recipients.store.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { LearningSessionsStore } from './learning-sessions.store.js';
import { RoundPlanner } from './round-planner.js';
import { RoundsStore } from './rounds.store.js';
import { sessionVariables } from './session-variables.js';

type SessionEvent = EventOf<'identity.session-created.v1' | 'identity.session-updated.v1'>;

/** Whatever says when reminders are due: the times of sessions, settings of platforms, time zones of people (D-28). */
@Controller()
export class SessionConsumer {
  constructor(private readonly planner: RoundPlanner) {}

  @OnEvent('identity.session-created.v1', { batch: true })
  async onCreated(@Payload() events: EventOf<'identity.session-created.v1'>[], @Ctx() context: EventContext) {
    await this.onTold(events, context);
  }

  @OnEvent('identity.session-updated.v1', { batch: true })
  async onUpdated(@Payload() events: EventOf<'identity.session-updated.v1'>[], @Ctx() context: EventContext) {
    await this.onTold(events, context);
  }

  @OnEvent('identity.platform-updated.v1', { batch: true })
  async onPlatformUpdated(
    @Payload() events: EventOf<'identity.platform-updated.v1'>[],
    @Ctx() { transaction: tx }: EventContext,
  ) {
    // Whoever keeps the platforms may run after this; to record the same twice does no harm.
    await RecipientsStore.recordPlatforms(tx, events);
    for (const { data, time } of events) await this.planner.planPlatform(tx, data.platformId, new Date(time));
  }

  @OnEvent('identity.user-updated.v1', { batch: true })
  async onPersonUpdated(
    @Payload() events: EventOf<'identity.user-updated.v1'>[],
    @Ctx() { transaction: tx }: EventContext,
  ) {
    const moved = events.filter(({ data }) => data.changed.includes('timeZone'));
    const since = earliest(moved);
    if (!since) return;
    const people = moved.map(({ data }) => ({ userId: data.userId, timeZone: data.timeZone ?? null }));
    const zones = await RoundsStore.addZones(tx, await EnrolmentsStore.moveToZones(tx, people));
    await this.planner.plan(
      tx,
      zones.map(({ sessionId }) => sessionId),
      since,
    );
  }

  private async onTold(events: readonly SessionEvent[], { transaction: tx }: EventContext): Promise<void> {
    const changed = await LearningSessionsStore.record(tx, events);
    const since = earliest(events);
    if (!since || changed.length === 0) return;
    await MailsStore.retellSessions(
      tx,
      changed.map((session) => ({
        sessionId: session.sessionId,
        variables: sessionVariables(session),
      })),
    );
    await this.planner.plan(
      tx,
      changed.map(({ sessionId }) => sessionId),
      since,
    );
  }
}

const earliest = (events: readonly { time: string }[]): Date | undefined =>
  events.length === 0 ? undefined : new Date(Math.min(...events.map(({ time }) => Date.parse(time))));
