import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { InvitationMails } from './invitation-mails.js';
import { invitationReminderMail } from './invitation-reminder.mail.js';

/** An invitation was reminded: its mail is queued. */
@Controller()
export class InvitationRemindedConsumer {
  constructor(private readonly mails: InvitationMails) {}

  @OnEvent('invitations.invitation-reminded.v1', { batch: true })
  async onReminded(
    @Payload() events: EventOf<'invitations.invitation-reminded.v1'>[],
    @Ctx() context: EventContext,
  ) {
    await this.mails.add(context.transaction, invitationReminderMail, events);
  }
}
