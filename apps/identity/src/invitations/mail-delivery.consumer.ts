import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { projectDelivery } from './project-invitations/delivery.store.js';

/** Shows on each invitation what became of its latest mail. */
@Controller()
export class MailDeliveryConsumer {
  @OnEvent('notifications.mail-sent.v1', { batch: true })
  async onSent(@Payload() events: EventOf<'notifications.mail-sent.v1'>[], @Ctx() context: EventContext) {
    await projectDelivery(context.transaction, events);
  }

  @OnEvent('notifications.mail-deferred.v1', { batch: true })
  async onDeferred(
    @Payload() events: EventOf<'notifications.mail-deferred.v1'>[],
    @Ctx() context: EventContext,
  ) {
    await projectDelivery(context.transaction, events);
  }

  @OnEvent('notifications.mail-bounced.v1', { batch: true })
  async onBounced(
    @Payload() events: EventOf<'notifications.mail-bounced.v1'>[],
    @Ctx() context: EventContext,
  ) {
    await projectDelivery(context.transaction, events);
  }

  @OnEvent('notifications.mail-dropped.v1', { batch: true })
  async onDropped(
    @Payload() events: EventOf<'notifications.mail-dropped.v1'>[],
    @Ctx() context: EventContext,
  ) {
    await projectDelivery(context.transaction, events);
  }

  @OnEvent('notifications.mail-suppressed.v1', { batch: true })
  async onSuppressed(
    @Payload() events: EventOf<'notifications.mail-suppressed.v1'>[],
    @Ctx() context: EventContext,
  ) {
    await projectDelivery(context.transaction, events);
  }
}
