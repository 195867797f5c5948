import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import type { DeliveryState } from './invitation.rules.js';
import { type DeliveryNews, TrackDeliveryHandler } from './track-delivery/track-delivery.handler.js';

type MailEvent = EventOf<
  | 'notifications.mail-sent.v1'
  | 'notifications.mail-deferred.v1'
  | 'notifications.mail-bounced.v1'
  | 'notifications.mail-dropped.v1'
  | 'notifications.mail-suppressed.v1'
>;
type MailData = MailEvent['data'];

const newsOf = <E extends MailEvent>(
  event: E,
  state: DeliveryState,
  at: string,
  detail: string | null,
): DeliveryNews => {
  const { mailId, invitationId, queuedAt }: MailData = event.data;
  const { platformid: platformId, subjectversion: version } = event;
  return { platformId, invitationId, mailId, version, queuedAt, state, at, detail };
};

/** What became of the mails of invitations. */
@Controller()
export class MailDeliveryConsumer {
  constructor(private readonly trackDelivery: TrackDeliveryHandler) {}

  @OnEvent('notifications.mail-sent.v1', { batch: true })
  async sent(@Payload() events: EventOf<'notifications.mail-sent.v1'>[], @Ctx() context: EventContext) {
    const news = events.map((event) => newsOf(event, 'sent', event.data.sentAt, null));
    await this.trackDelivery.track(context.transaction, news);
  }

  @OnEvent('notifications.mail-deferred.v1', { batch: true })
  async deferred(
    @Payload() events: EventOf<'notifications.mail-deferred.v1'>[],
    @Ctx() context: EventContext,
  ) {
    const news = events.map((event) => newsOf(event, 'deferred', event.data.deferredAt, event.data.reply));
    await this.trackDelivery.track(context.transaction, news);
  }

  @OnEvent('notifications.mail-bounced.v1', { batch: true })
  async bounced(@Payload() events: EventOf<'notifications.mail-bounced.v1'>[], @Ctx() context: EventContext) {
    const news = events.map((event) => newsOf(event, 'bounced', event.data.bouncedAt, event.data.reply));
    await this.trackDelivery.track(context.transaction, news);
  }

  @OnEvent('notifications.mail-dropped.v1', { batch: true })
  async dropped(@Payload() events: EventOf<'notifications.mail-dropped.v1'>[], @Ctx() context: EventContext) {
    const news = events.map((event) => newsOf(event, 'dropped', event.data.droppedAt, event.data.reason));
    await this.trackDelivery.track(context.transaction, news);
  }

  @OnEvent('notifications.mail-suppressed.v1', { batch: true })
  async suppressed(
    @Payload() events: EventOf<'notifications.mail-suppressed.v1'>[],
    @Ctx() context: EventContext,
  ) {
    const news = events.map((event) =>
      newsOf(event, 'suppressed', event.data.suppressedAt, event.data.reason),
    );
    await this.trackDelivery.track(context.transaction, news);
  }
}
