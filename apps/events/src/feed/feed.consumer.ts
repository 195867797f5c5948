import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { CloudEvent } from '@rollcall/contracts';
import { EventContext, OnEveryEvent } from '@rollcall/messaging';
import { RecordEventsHandler } from './record-events/record-events.handler.js';

/** Whatever happens in any service becomes part of the feed of its platform. */
@Controller()
export class FeedConsumer {
  constructor(private readonly recordEvents: RecordEventsHandler) {}

  @OnEveryEvent()
  async happened(@Payload() events: CloudEvent[], @Ctx() { transaction }: EventContext): Promise<void> {
    await this.recordEvents.record(transaction, events);
  }
}
