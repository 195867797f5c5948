import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { CloudEvent, EventOf, SeatOpeningReason } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { type PersonalChange, RecordAccountChangesHandler } from './record-account-changes.handler.js';

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

  /** Where a credentials mail was asked for, the seat opens with what happens next (Z-09). */
  @OnEvent('identity.account-set-up.v1', { batch: true })
  async setUp(@Payload() events: EventOf<'identity.account-set-up.v1'>[], @Ctx() context: EventContext) {
    const changes = events.map((event): PersonalChange => {
      const { userId, setUpAt, credentialsMail, email } = event.data;
      const setUp = opening(event, userId, 'set_up_without_mail', setUpAt);
      return credentialsMail && email !== null ? { ...setUp, effect: 'awaits', reason: 'set_up' } : setUp;
    });
    await this.recordAccountChanges.record(context.transaction, changes);
  }

  @OnEvent('identity.user-signed-in-first.v1', { batch: true })
  async signedIn(
    @Payload() events: EventOf<'identity.user-signed-in-first.v1'>[],
    @Ctx() context: EventContext,
  ) {
    const changes = events.map((event): PersonalChange => {
      const { userId, signedInAt } = event.data;
      return { ...about(event, userId), effect: 'signs_in', reason: 'first_sign_in', occurredAt: signedInAt };
    });
    await this.recordAccountChanges.record(context.transaction, changes);
  }

  @OnEvent('notifications.mail-sent.v1', { batch: true })
  async mailSent(@Payload() events: EventOf<'notifications.mail-sent.v1'>[], @Ctx() context: EventContext) {
    const mails = events
      .filter(({ data }) => data.kind === 'account_credentials')
      .map(({ id, platformid, data: { userId, queuedAt, sentAt } }) => ({
        eventId: id,
        platformId: platformid,
        userId,
        queuedAt,
        sentAt,
      }));
    await this.recordAccountChanges.recordMails(context.transaction, mails);
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
