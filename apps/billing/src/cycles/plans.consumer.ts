import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { RollCyclesHandler } from './roll-cycles.handler.js';
import type { PlatformPlan } from './cycles.store.js';

type PlatformEvent = EventOf<'identity.platform-created.v1'> | EventOf<'identity.platform-updated.v1'>;

const planOf = ({ data, subjectversion, time }: PlatformEvent): PlatformPlan => ({
  platformId: data.platformId,
  version: subjectversion,
  plan: data.plan,
  timeZone: data.timeZone,
  occurredAt: new Date(time),
});

/** What happens to the plans of platforms. */
@Controller()
export class PlansConsumer {
  constructor(private readonly cycles: RollCyclesHandler) {}

  @OnEvent('identity.platform-created.v1', { batch: true })
  async created(
    @Payload() events: EventOf<'identity.platform-created.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    await this.cycles.recordPlans(transaction, events.map(planOf));
  }

  @OnEvent('identity.platform-updated.v1', { batch: true })
  async updated(
    @Payload() events: EventOf<'identity.platform-updated.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    await this.cycles.recordPlans(transaction, events.map(planOf));
  }
}
