import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { CloseInvitationsHandler } from './close-invitations/close-invitations.handler.js';
import { ErasePeopleHandler } from './erase-people/erase-people.handler.js';
import { RecordActivationsHandler } from './record-activations/record-activations.handler.js';

/** An invited person became active, was deleted or erased: the invitation follows, whoever brought it about. */
@Controller()
export class UserLifecycleConsumer {
  constructor(
    private readonly recordActivations: RecordActivationsHandler,
    private readonly closeInvitations: CloseInvitationsHandler,
    private readonly erasePeople: ErasePeopleHandler,
  ) {}

  @OnEvent('identity.user-activated.v1', { batch: true })
  async activated(
    @Payload() events: EventOf<'identity.user-activated.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    const activations = events.map(({ data, platformid }) => ({ ...data, platformId: platformid }));
    await this.recordActivations.record(context.transaction, activations);
  }

  @OnEvent('identity.account-set-up.v1', { batch: true })
  async setUp(
    @Payload() events: EventOf<'identity.account-set-up.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    const activations = events.flatMap(({ data: { invitationId, setUpAt }, platformid }) =>
      invitationId ? [{ platformId: platformid, invitationId, activatedAt: setUpAt }] : [],
    );
    await this.recordActivations.record(context.transaction, activations);
  }

  @OnEvent('identity.user-deleted.v1', { batch: true })
  async deleted(
    @Payload() events: EventOf<'identity.user-deleted.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    await this.closeInvitations.close(context.transaction, events);
  }

  @OnEvent('identity.user-erased.v1', { batch: true })
  async erased(
    @Payload() events: EventOf<'identity.user-erased.v1'>[],
    @Ctx() context: EventContext,
  ): Promise<void> {
    await this.erasePeople.erase(context.transaction, events);
  }
}
