import { Controller, Inject, type Provider } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { CloudEvent, EventOf } from '@rollcall/contracts';
import { EventContext } from '../events/event-context.js';
import { OnEvent, OnEveryEvent } from '../events/on-event.decorator.js';
import { recordEffects } from './record-effects.js';
import { DELETED, INVITED } from './sample-events.js';

/** What a test makes the handlers do before they write their effect; throwing is the point of most. */
export type Behaviour = (event: CloudEvent, context: EventContext) => Promise<void> | void;

const BEHAVIOUR = Symbol('behaviour');

/** Provides the behaviour of the suite's consumers. */
export const behave = (behaviour: Behaviour): Provider => ({ provide: BEHAVIOUR, useValue: behaviour });

/** Writes one effect for each event. */
@Controller()
export class EffectsConsumer {
  constructor(@Inject(BEHAVIOUR) private readonly behaviour: Behaviour) {}

  @OnEvent(INVITED)
  async invited(@Payload() event: EventOf<typeof INVITED>, @Ctx() context: EventContext): Promise<void> {
    await this.behaviour(event, context);
    await recordEffects(context);
  }

  @OnEvent(DELETED)
  async deleted(@Payload() event: EventOf<typeof DELETED>, @Ctx() context: EventContext): Promise<void> {
    await this.behaviour(event, context);
    await recordEffects(context);
  }
}

/** Writes the effects of a batch in one statement. */
@Controller()
export class BatchEffectsConsumer {
  constructor(@Inject(BEHAVIOUR) private readonly behaviour: Behaviour) {}

  @OnEvent(INVITED, { batch: true })
  async invited(@Payload() events: EventOf<typeof INVITED>[], @Ctx() context: EventContext): Promise<void> {
    for (const event of events) await this.behaviour(event, context);
    await recordEffects(context);
  }
}

/** Writes the effects of all events, whatever their type. */
@Controller()
export class EveryEventConsumer {
  constructor(@Inject(BEHAVIOUR) private readonly behaviour: Behaviour) {}

  @OnEveryEvent()
  async happened(@Payload() events: CloudEvent[], @Ctx() context: EventContext): Promise<void> {
    for (const event of events) await this.behaviour(event, context);
    await recordEffects(context);
  }
}
