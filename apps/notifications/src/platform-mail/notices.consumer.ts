import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EventOf, MailKind } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { EventContext, OnEvent } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { decideMail } from '../decisions/mail-decisions.rules.js';
import { MailQueue } from '../delivery/mail-queue.js';
import { RecipientsStore } from '../recipients/recipients.store.js';
import { deletionNoticeMail } from './deletion-notice.mail.js';
import { importReportMail } from './import-report.mail.js';

type Noticed = EventOf<'identity.deletion-announced.v1' | 'identity.import-completed.v1'>;

/** What people are told of without having asked: that their account ends (S5), that their import is over (D-36). */
@Controller()
export class NoticesConsumer {
  constructor(
    private readonly mails: MailQueue,
    private readonly clock: Clock,
  ) {}

  @OnEvent('identity.deletion-announced.v1', { batch: true })
  async onDeletionAnnounced(
    @Payload() events: EventOf<'identity.deletion-announced.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    const wanted = await this.decided(transaction, 'deletion_notice', events);
    await this.mails.add(transaction, deletionNoticeMail, wanted);
  }

  @OnEvent('identity.import-completed.v1', { batch: true })
  async onImportCompleted(
    @Payload() events: EventOf<'identity.import-completed.v1'>[],
    @Ctx() { transaction }: EventContext,
  ) {
    const wanted = await this.decided(transaction, 'import_report', events);
    await this.mails.add(transaction, importReportMail, wanted);
  }

  /** Those events whose person is to get a mail now. */
  private async decided<T extends Noticed>(
    tx: Transaction,
    kind: MailKind,
    events: readonly T[],
  ): Promise<T[]> {
    const people = await RecipientsStore.known(
      tx,
      events.map(({ data }) => data.userId),
    );
    const now = this.clock.now();
    return events.filter(({ data }) => {
      const person = people.get(data.userId);
      const recipient = { status: person?.status ?? 'unknown', hasEmail: data.email !== null } as const;
      const platform = person ?? { plan: 'business', mailEnabled: true };
      return decideMail({ kind, recipient, platform, now }).do === 'mail';
    });
  }
}
