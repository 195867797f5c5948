import { Injectable, Logger } from '@nestjs/common';
import type { AccountSecretAsked, AccountSecretItem, InvitationLinkItem } from '@rollcall/contracts';
import { AccountSecretsClient } from '../account-secrets.client.js';
import { FetchSessionLinks } from './fetch-session-links.js';
import { LastDoubts } from './last-doubts.js';
import { InvitationLinksClient } from '../invitation-links.client.js';
import { MailCatalogue } from '../mail-catalogue.js';
import type { MailSecretKind } from '../mail-declaration.js';
import type { LeasedMail } from '../mail-record.js';
import type { FetchedSecrets } from './fetched-secrets.js';

type Fetched = ReadonlyMap<string, FetchedSecrets>;

/** Fetches the secrets of mails from their owners, for a whole batch in one call to each. */
@Injectable()
export class FetchSecrets {
  private readonly logger = new Logger(FetchSecrets.name);

  constructor(
    private readonly catalogue: MailCatalogue,
    private readonly links: InvitationLinksClient,
    private readonly accounts: AccountSecretsClient,
    private readonly sessionLinks: FetchSessionLinks,
    private readonly lastDoubts: LastDoubts,
  ) {}

  /**
   * By mail; those whose owner did not answer, or does not know them yet, are missing and have to wait. Never fails: a
   * mail that nothing could be found out about waits, too.
   */
  of(mails: readonly LeasedMail[]): Promise<Fetched> {
    return this.orNone('notifications', mails.length, this.fetch(mails));
  }

  private async fetch(mails: readonly LeasedMail[]): Promise<Fetched> {
    const plain = this.carrying(null, mails).map(({ id }) => [id, { secrets: {} }] as const);
    const [links, accounts, sessions, doubts] = await Promise.all([
      this.orNone('invitations', mails.length, this.linksFor(this.carrying('invitation-link', mails))),
      this.orNone('identity', mails.length, this.accountSecretsFor(mails)),
      this.orNone('invitations', mails.length, this.sessionLinks.of(this.carrying('session-link', mails))),
      this.lastDoubts.about(mails),
    ]);
    return new Map([...plain, ...links, ...accounts, ...sessions, ...doubts]);
  }

  private async linksFor(mails: readonly LeasedMail[]): Promise<Fetched> {
    const items = await this.links.linksOf(mails.flatMap(({ invitationId }) => invitationId ?? []));
    return new Map(mails.map((mail) => [mail.id, linkFor(mail, items)]));
  }

  private async accountSecretsFor(mails: readonly LeasedMail[]): Promise<Fetched> {
    const kinds = ['credentials', 'password-reset'] as const;
    const asking = kinds.flatMap((kind) =>
      this.carrying(kind, mails).map((mail) => ({ mail, asked: askedBy(mail, kind) })),
    );
    const items = await this.accounts.secretsOf(asking.map(({ asked }) => asked));
    return new Map(asking.map(({ mail }, index) => [mail.id, accountSecretOf(items[index])]));
  }

  private carrying(kind: MailSecretKind | null, mails: readonly LeasedMail[]): LeasedMail[] {
    return mails.filter((mail) => this.catalogue.find(mail.kind)?.secret === kind);
  }

  private async orNone(owner: string, mails: number, fetching: Promise<Fetched>): Promise<Fetched> {
    return fetching.catch((err: unknown) => {
      this.logger.warn({ err, owner, mails }, 'What mails carry could not be fetched; they wait');
      return new Map();
    });
  }
}

function linkFor(mail: LeasedMail, items: ReadonlyMap<string, InvitationLinkItem>): FetchedSecrets {
  const item = items.get(mail.invitationId ?? '');
  if (!item?.link || item.state === 'gone') return { gone: 'invitation_closed' };
  // A newer link was made, and a newer mail brings it. This one may have been tried before, with the older link: to
  // send it with another one now would make two different mails of the same Message-ID.
  const isOlder = Number(mail.variables['generation'] ?? item.generation) < (item.generation ?? 0);
  return isOlder ? { gone: 'link_superseded' } : { secrets: { link: item.link } };
}

function askedBy(
  { id, userId, recipient, variables }: LeasedMail,
  kind: AccountSecretAsked['kind'],
): AccountSecretAsked {
  return { kind, id: String(variables['secretId'] ?? id), userId, address: recipient };
}

function accountSecretOf(item: AccountSecretItem | undefined): FetchedSecrets {
  return item?.secrets && item.state === 'open'
    ? { secrets: { ...item.secrets } }
    : { gone: 'no_longer_needed' };
}
