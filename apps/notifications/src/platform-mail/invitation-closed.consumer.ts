import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { MailQueue } from '../delivery/mail-queue.js';

type Closed = EventOf<'invitations.invitation-accepted.v1' | 'invitations.invitation-cancelled.v1'>;

/** An invitation ended: what is still queued for it is given up (T9). */
@Controller()
export class InvitationClosedConsumer {
  constructor(private readonly mails: MailQueue) {}

  @OnEvent('invitations.invitation-accepted.v1', { batch: true })
  async onAccepted(
    @Payload() events: EventOf<'invitations.invitation-accepted.v1'>[],
    @Ctx() context: EventContext,
  ) {
    await this.close(events, context);
  }

  @OnEvent('invitations.invitation-cancelled.v1', { batch: true })
  async onCancelled(
    @Payload() events: EventOf<'invitations.invitation-cancelled.v1'>[],
    @Ctx() context: EventContext,
  ) {
    await this.close(events, context);
  }

  private async close(events: readonly Closed[], { transaction }: EventContext): Promise<void> {
    await this.mails.drop(
      transaction,
      events.map(({ data }) => data.invitationId),
      'invitation_closed',
    );
  }
}
