import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { pageOf, type PageRequest, type PlatformActor } from '@rollcall/platform';
import { MailCatalogue } from '../../delivery/mail-catalogue.js';
import { IdentityClient } from '../identity.client.js';
import { MaskedMails } from '../masked-mails.js';
import { type LoggedMail, TimelineStore } from '../timeline.store.js';
import { MailAnswer, type MailPageAnswer } from './mail-answer.js';

/** The mails of a person, newest first. */
@Injectable()
export class ListMailsQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
    private readonly catalogue: MailCatalogue,
    private readonly masked: MaskedMails,
  ) {}

  async list(actor: PlatformActor, userId: string, { limit, before }: PageRequest): Promise<MailPageAnswer> {
    const { platformId } = await this.identity.assertMayReadMails(actor, userId);
    const mails = await this.database.transaction({ platformId }, (tx) =>
      // One more than asked tells whether there is a next page.
      TimelineStore.page(tx, { platformId, userId, before, take: limit + 1 }),
    );
    const page = pageOf(mails, limit);
    return { ...page, items: page.items.map((mail) => this.answerOf(mail)) };
  }

  private answerOf(mail: LoggedMail): MailAnswer {
    const words = this.masked.render(mail);
    const { cause } = this.catalogue.get(mail.kind);
    return MailAnswer.of(mail, cause, { subject: words?.subject ?? null, bodyPreview: words?.text ?? null });
  }
}
