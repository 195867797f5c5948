import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';
import { IdentityClient, nothingHere } from '../identity.client.js';
import type { MailPreviewAnswer } from '../mail-preview.answer.js';
import { MaskedMails } from '../masked-mails.js';
import { TimelineStore } from '../timeline.store.js';

/** One mail of a person as it is read. */
@Injectable()
export class PreviewMailQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
    private readonly masked: MaskedMails,
  ) {}

  /** @throws DomainError `not_found` also for a mail of an erased person: its words are gone */
  async get(actor: PlatformActor, userId: string, mailId: string): Promise<MailPreviewAnswer> {
    const { platformId, isErased } = await this.identity.assertMayReadMails(actor, userId);
    const mail = await this.database.transaction({ platformId }, (tx) =>
      TimelineStore.find(tx, userId, mailId),
    );
    const preview = mail && !isErased ? this.masked.render(mail) : null;
    if (!preview) throw nothingHere();
    return preview;
  }
}
