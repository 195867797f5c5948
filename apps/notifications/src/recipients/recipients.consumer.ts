import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { MailQueue } from '../delivery/mail-queue.js';
import { ErasePeopleHandler } from './erase-people/erase-people.handler.js';
import { RecipientsStore } from './recipients.store.js';

/** Keeps {@link RecipientsStore} up to date, and stops the mails of people who were deleted. */
@Controller()
export class RecipientsConsumer {
  constructor(
    private readonly mails: MailQueue,
    private readonly erasePeople: ErasePeopleHandler,
  ) {}

  @OnEvent('identity.user-invited.v1', { batch: true })
  async onInvited(@Payload() events: EventOf<'identity.user-invited.v1'>[], @Ctx() context: EventContext) {
    await RecipientsStore.record(context.transaction, events, 'invited');
  }

  @OnEvent('identity.user-activated.v1', { batch: true })
  async onActivated(
    @Payload() events: EventOf<'identity.user-activated.v1'>[],
    @Ctx() context: EventContext,
  ) {
    await RecipientsStore.record(context.transaction, events, 'active');
  }

  @OnEvent('identity.account-set-up.v1', { batch: true })
  async onSetUp(@Payload() events: EventOf<'identity.account-set-up.v1'>[], @Ctx() context: EventContext) {
    await RecipientsStore.record(context.transaction, events, 'active');
  }

  @OnEvent('identity.user-deleted.v1', { batch: true })
  async onDeleted(@Payload() events: EventOf<'identity.user-deleted.v1'>[], @Ctx() context: EventContext) {
    await RecipientsStore.record(context.transaction, events, 'deleted');
    // Of mails with an invitation only those of the one that ended: by now the person may have been invited again.
    const invitationIds = events.flatMap(({ data }) => data.invitationId ?? []);
    await this.mails.drop(context.transaction, invitationIds, 'recipient_deleted');
    await this.mails.dropOfDeleted(
      context.transaction,
      events.map(({ data }) => data.userId),
    );
  }

  @OnEvent('identity.user-updated.v1', { batch: true })
  async onUpdated(@Payload() events: EventOf<'identity.user-updated.v1'>[], @Ctx() context: EventContext) {
    await RecipientsStore.recordEdits(context.transaction, events);
  }

  @OnEvent('identity.user-erased.v1', { batch: true })
  async onErased(@Payload() events: EventOf<'identity.user-erased.v1'>[], @Ctx() context: EventContext) {
    await this.erasePeople.erase(context.transaction, events);
  }

  @OnEvent('identity.platform-created.v1', { batch: true })
  async onPlatformCreated(
    @Payload() events: EventOf<'identity.platform-created.v1'>[],
    @Ctx() context: EventContext,
  ) {
    await RecipientsStore.recordPlatforms(context.transaction, events);
  }

  @OnEvent('identity.platform-updated.v1', { batch: true })
  async onPlatformUpdated(
    @Payload() events: EventOf<'identity.platform-updated.v1'>[],
    @Ctx() context: EventContext,
  ) {
    await RecipientsStore.recordPlatforms(context.transaction, events);
  }
}
