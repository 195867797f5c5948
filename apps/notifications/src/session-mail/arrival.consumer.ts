import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { RecipientsStore } from '../recipients/recipients.store.js';
import { EarlyEnrolmentsStore } from './early-enrolments.store.js';
import { SessionInvitations } from './session-invitations.js';

type PersonEvent = EventOf<'identity.user-invited.v1' | 'identity.account-set-up.v1'>;
type PlatformEvent = EventOf<'identity.platform-created.v1' | 'identity.platform-updated.v1'>;

/**
 * People and platforms become known. Their events may be overtaken by those of enrolments, which wait for them (N1).
 * Whoever keeps people and platforms may run after this; to record the same twice does no harm.
 */
@Controller()
export class ArrivalConsumer {
  constructor(private readonly invitations: SessionInvitations) {}

  @OnEvent('identity.user-invited.v1', { batch: true })
  async onInvited(
    @Payload() events: EventOf<'identity.user-invited.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    await this.peopleArrive(transaction, events, 'invited');
  }

  @OnEvent('identity.account-set-up.v1', { batch: true })
  async onSetUp(
    @Payload() events: EventOf<'identity.account-set-up.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    await this.peopleArrive(transaction, events, 'active');
  }

  @OnEvent('identity.platform-created.v1', { batch: true })
  async onPlatformCreated(
    @Payload() events: EventOf<'identity.platform-created.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    await this.platformsArrive(transaction, events);
  }

  /** It may be the first that is heard of the platform. */
  @OnEvent('identity.platform-updated.v1', { batch: true })
  async onPlatformUpdated(
    @Payload() events: EventOf<'identity.platform-updated.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    await this.platformsArrive(transaction, events);
  }

  private async peopleArrive(
    tx: Transaction,
    events: readonly PersonEvent[],
    status: 'invited' | 'active',
  ): Promise<void> {
    await EarlyEnrolmentsStore.sharePlatforms(
      tx,
      events.map(({ platformid }) => platformid),
    );
    await RecipientsStore.record(tx, events, status);
    await this.invitations.tellKnown(tx, { userIds: events.map(({ data }) => data.userId) });
  }

  private async platformsArrive(tx: Transaction, events: readonly PlatformEvent[]): Promise<void> {
    const platformIds = events.map(({ data }) => data.platformId);
    await EarlyEnrolmentsStore.sharePlatforms(tx, platformIds);
    await RecipientsStore.recordPlatforms(tx, events);
    for (const platformId of platformIds) await this.invitations.tellKnown(tx, { platformId });
  }
}
