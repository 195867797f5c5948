import { Injectable } from '@nestjs/common';
import type { InvitationLinkItem } from '@rollcall/contracts';
import { InvitationLinksClient } from '../invitation-links.client.js';
import { MailCatalogue } from '../mail-catalogue.js';
import type { DropReason, LeasedMail } from '../mail-record.js';

/** What a mail may carry now: its link (null for a mail without one), or why it must not go out any more. */
export type MailSecret = { link: string | null } | { gone: DropReason };

/** Fetches the secrets of mails from their owners, for a whole batch in one call. */
@Injectable()
export class MailSecrets {
  constructor(
    private readonly catalogue: MailCatalogue,
    private readonly links: InvitationLinksClient,
  ) {}

  /** @throws DependencyUnavailableError when their owner does not answer */
  async of(mails: readonly LeasedMail[]): Promise<ReadonlyMap<string, MailSecret>> {
    const carriers = mails.filter((mail) => this.carriesLink(mail));
    const items = await this.links.linksOf(carriers.flatMap(({ invitationId }) => invitationId ?? []));
    return new Map(mails.map((mail) => [mail.id, this.secretOf(mail, items)]));
  }

  private secretOf(mail: LeasedMail, items: ReadonlyMap<string, InvitationLinkItem>): MailSecret {
    if (!this.carriesLink(mail)) return { link: null };
    const item = items.get(mail.invitationId ?? '');
    if (!item?.link || item.state === 'gone') return { gone: 'invitation_closed' };
    // A newer link was made, and a newer mail brings it. This one may have been tried before, with the older link: to
    // send it with another one now would make two different mails of the same Message-ID.
    const isOlder = Number(mail.variables['generation'] ?? item.generation) < (item.generation ?? 0);
    return isOlder ? { gone: 'link_superseded' } : { link: item.link };
  }

  private carriesLink({ kind }: LeasedMail): boolean {
    return this.catalogue.get(kind).secret === 'invitation-link';
  }
}
