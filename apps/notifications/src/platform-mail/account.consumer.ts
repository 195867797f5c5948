import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { MailQueue } from '../delivery/mail-queue.js';
import { accountActivationMail } from './account-activation.mail.js';
import { accountCredentialsMail } from './account-credentials.mail.js';
import { passwordChangedMail } from './password-changed.mail.js';
import { passwordResetMail } from './password-reset.mail.js';

/** What happens to accounts and passwords: its mails are queued. Nobody without an address gets one (U7). */
@Controller()
export class AccountConsumer {
  constructor(private readonly mails: MailQueue) {}

  @OnEvent('identity.account-set-up.v1', { batch: true })
  async onSetUp(
    @Payload() events: EventOf<'identity.account-set-up.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    const wanted = events.filter(({ data }) => data.credentialsMail && data.email !== null);
    await this.mails.add(transaction, accountCredentialsMail, wanted);
  }

  @OnEvent('identity.password-reset-requested.v1', { batch: true })
  async onResetRequested(
    @Payload() events: EventOf<'identity.password-reset-requested.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    const invited = events.filter(({ data }) => data.invitationId !== null);
    const active = events.filter(({ data }) => data.invitationId === null);
    await this.mails.add(transaction, accountActivationMail, invited);
    await this.mails.add(transaction, passwordResetMail, active);
  }

  @OnEvent('identity.password-changed.v1', { batch: true })
  async onPasswordChanged(
    @Payload() events: EventOf<'identity.password-changed.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    const news = events.filter(({ data }) => data.way !== 'first_choice' && data.email !== null);
    await this.mails.add(transaction, passwordChangedMail, news);
  }
}
