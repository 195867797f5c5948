import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf } from '@rollcall/contracts';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { MailQueue } from '../delivery/mail-queue.js';
import { MailsStore } from '../delivery/mails.store.js';
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

  /**
   * An address was corrected: what waits goes to the new one. Credentials that were mailed to the old one work no more
   * (identity took them back), so they are mailed anew; whoever has chosen a password meanwhile gets none.
   */
  @OnEvent('identity.user-updated.v1', { batch: true })
  async onCorrected(
    @Payload() events: EventOf<'identity.user-updated.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    const corrected = events.flatMap((event) =>
      event.data.changed.includes('email') && event.data.email !== null
        ? [{ event, userId: event.data.userId, email: event.data.email }]
        : [],
    );
    if (corrected.length === 0) return;
    await MailsStore.readdress(
      transaction,
      corrected.map(({ userId, email }) => ({ userId, email })),
    );
    const credentials = await MailsStore.latestOfKind(
      transaction,
      accountCredentialsMail.kind,
      corrected.map(({ userId }) => userId),
    );
    await this.mails.put(
      transaction,
      corrected.flatMap(({ event, userId, email }) => {
        const former = credentials.get(userId);
        if (!former) return [];
        const { platformid: platformId, id: causeEventId, data } = event;
        const variables = { ...former, firstName: data.firstName, secretId: causeEventId };
        const { kind } = accountCredentialsMail;
        const about = { platformId, kind, causeEventId, userId, invitationId: null };
        return [{ ...about, recipient: email, locale: data.locale, variables }];
      }),
    );
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
