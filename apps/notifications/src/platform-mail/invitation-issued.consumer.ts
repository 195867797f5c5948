import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { InvitationMails } from './invitation-mails.js';
import { platformInvitationMail } from './platform-invitation.mail.js';

/** An invitation was issued: its mail is queued. */
@Controller()
export class InvitationIssuedConsumer {
  constructor(private readonly mails: InvitationMails) {}

  @OnEvent('invitations.invitation-issued.v1', { batch: true })
  async onIssued(
    @Payload() events: EventOf<'invitations.invitation-issued.v1'>[],
    @Ctx() context: EventContext,
  ) {
    await this.mails.add(context.transaction, platformInvitationMail, events);
  }
}
