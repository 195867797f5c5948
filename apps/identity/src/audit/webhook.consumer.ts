import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { auditWebhooks } from './told-by-webhooks.js';

/** What is done to webhooks is written down with everything else that people do. */
@Controller()
export class WebhookConsumer {
  @OnEvent('events.webhook-changed.v1', { batch: true })
  onChanged(
    @Payload() events: EventOf<'events.webhook-changed.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    return auditWebhooks(context.transaction, events);
  }

  @OnEvent('events.webhook-paused.v1', { batch: true })
  onPaused(
    @Payload() events: EventOf<'events.webhook-paused.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    return auditWebhooks(context.transaction, events);
  }
}
