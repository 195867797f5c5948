import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { PlatformPlans } from './platform-plans.store.js';

/** Plans of platforms decide what a reminder may hold. */
@Controller()
export class PlatformConsumer {
  constructor(private readonly plans: PlatformPlans) {}

  @OnEvent('identity.platform-created.v1', { batch: true })
  async created(
    @Payload() events: EventOf<'identity.platform-created.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    await this.plans.remember(context.transaction, events);
  }

  @OnEvent('identity.platform-updated.v1', { batch: true })
  async updated(
    @Payload() events: EventOf<'identity.platform-updated.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    await this.plans.remember(context.transaction, events);
  }
}
