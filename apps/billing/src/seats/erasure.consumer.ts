import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent, Outbox, forgetPeople } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';

/** The ledger knows people by their ids alone; what waited here of events goes, and that is confirmed (T13). */
@Controller()
export class ErasureConsumer {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  @OnEvent('identity.user-erased.v1', { batch: true })
  async erased(
    @Payload() events: EventOf<'identity.user-erased.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    await forgetPeople(
      transaction,
      events.map(({ data }) => data.userId),
    );
    const confirmedAt = this.clock.now().toISOString();
    await this.outbox.append(
      transaction,
      events.map(({ data: { userId }, platformid: platformId }) => ({
        type: 'billing.erasure-confirmed.v1',
        subject: `erasure/${userId}`,
        subjectVersion: 1,
        platformId,
        data: { userId, confirmedAt },
      })),
    );
  }
}
