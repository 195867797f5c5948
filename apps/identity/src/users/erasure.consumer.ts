import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ConfirmErasureHandler } from './confirm-erasure/confirm-erasure.handler.js';

type Confirmed = EventOf<
  | 'invitations.erasure-confirmed.v1'
  | 'notifications.erasure-confirmed.v1'
  | 'billing.erasure-confirmed.v1'
  | 'events.erasure-confirmed.v1'
>;

const confirmationOf = ({ data, platformid }: Confirmed) => ({ ...data, platformId: platformid });

/** Which services have dropped what they knew of erased people (T13). */
@Controller()
export class ErasureConsumer {
  constructor(private readonly confirmErasure: ConfirmErasureHandler) {}

  @OnEvent('invitations.erasure-confirmed.v1', { batch: true })
  async byInvitations(
    @Payload() events: EventOf<'invitations.erasure-confirmed.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    await this.confirmErasure.record(context.transaction, 'invitations', events.map(confirmationOf));
  }

  @OnEvent('notifications.erasure-confirmed.v1', { batch: true })
  async byNotifications(
    @Payload() events: EventOf<'notifications.erasure-confirmed.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    await this.confirmErasure.record(context.transaction, 'notifications', events.map(confirmationOf));
  }

  @OnEvent('billing.erasure-confirmed.v1', { batch: true })
  async byBilling(
    @Payload() events: EventOf<'billing.erasure-confirmed.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    await this.confirmErasure.record(context.transaction, 'billing', events.map(confirmationOf));
  }

  @OnEvent('events.erasure-confirmed.v1', { batch: true })
  async byEvents(
    @Payload() events: EventOf<'events.erasure-confirmed.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    await this.confirmErasure.record(context.transaction, 'events', events.map(confirmationOf));
  }
}
