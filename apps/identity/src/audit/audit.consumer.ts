import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { auditServices } from './told-by-services.js';

/** Hears of what was done at other services and leads to nothing here but a row in the audit. */
@Controller()
export class AuditConsumer {
  @OnEvent('notifications.suppression-added.v1', { batch: true })
  async onSuppressionAdded(
    @Payload() events: EventOf<'notifications.suppression-added.v1'>[],
    @Ctx() { transaction }: EventContext,
  ): Promise<void> {
    await auditServices(transaction, events);
  }

  @OnEvent('notifications.suppression-released.v1', { batch: true })
  async onSuppressionReleased(
    @Payload() events: EventOf<'notifications.suppression-released.v1'>[],
    @Ctx() { transaction }: EventContext,
  ): Promise<void> {
    await auditServices(transaction, events);
  }

  @OnEvent('billing.price-changed.v1', { batch: true })
  async onPriceChanged(
    @Payload() events: EventOf<'billing.price-changed.v1'>[],
    @Ctx() { transaction }: EventContext,
  ): Promise<void> {
    await auditServices(transaction, events);
  }
}
