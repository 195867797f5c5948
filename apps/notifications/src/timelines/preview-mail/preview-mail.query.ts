import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Database } from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';
import { IdentityClient, nothingHere } from '../identity.client.js';
import { MaskedMails } from '../masked-mails.js';
import { TimelineStore } from '../timeline.store.js';

/** A mail as it is read, but for its secrets. */
export class MailPreviewAnswer {
  @ApiProperty() subject: string;
  @ApiProperty({ description: 'The HTML part, with `••••` for links and passwords.' }) html: string;
  @ApiProperty({ description: 'The plain text, with `••••` for links and passwords.' }) text: string;
}

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
