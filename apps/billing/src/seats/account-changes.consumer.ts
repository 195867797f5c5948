import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { CloudEvent, EventOf, SeatOpeningReason } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import {
  type PersonalChange,
  RecordAccountChangesHandler,
} from './record-account-changes/record-account-changes.handler.js';

const about = (event: CloudEvent, userId: string) => ({
  platformId: event.platformid,
  userId,
  eventId: event.id,
  version: event.subjectversion,
});
const opening = (
  event: CloudEvent,
  userId: string,
  reason: SeatOpeningReason,
  at: string,
): PersonalChange => ({
  ...about(event, userId),
  effect: 'opens',
  reason,
  occurredAt: at,
});

/** What happens to accounts, as far as it opens or closes seats. */
@Controller()
export class AccountChangesConsumer {
  constructor(private readonly recordAccountChanges: RecordAccountChangesHandler) {}

  @OnEvent('identity.user-activated.v1', { batch: true })
  async activated(@Payload() events: EventOf<'identity.user-activated.v1'>[], @Ctx() context: EventContext) {
    const changes = events.map((event) =>
      opening(event, event.data.userId, 'invitation_accepted', event.data.activatedAt),
    );
    await this.recordAccountChanges.record(context.transaction, changes);
  }

  /** Where a credentials mail was asked for, the seat opens when that is sent, and not yet here (Z-09). */
  @OnEvent('identity.account-set-up.v1', { batch: true })
  async setUp(@Payload() events: EventOf<'identity.account-set-up.v1'>[], @Ctx() context: EventContext) {
    const changes = events
      .filter(({ data }) => !data.credentialsMail)
      .map((event) => opening(event, event.data.userId, 'set_up_without_mail', event.data.setUpAt));
    await this.recordAccountChanges.record(context.transaction, changes);
  }

  @OnEvent('identity.user-deleted.v1', { batch: true })
  async deleted(@Payload() events: EventOf<'identity.user-deleted.v1'>[], @Ctx() context: EventContext) {
    const changes = events.map((event): PersonalChange => {
      const { userId, reason, deletedAt } = event.data;
      return { ...about(event, userId), effect: 'closes', reason, occurredAt: deletedAt };
    });
    await this.recordAccountChanges.record(context.transaction, changes);
  }
}
