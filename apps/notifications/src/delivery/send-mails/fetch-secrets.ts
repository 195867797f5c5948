import { Injectable, Logger } from '@nestjs/common';
import type { AccountSecretAsked, AccountSecretItem, InvitationLinkItem } from '@rollcall/contracts';
import { AccountSecretsClient } from '../account-secrets.client.js';
import { FetchSessionLinks } from './fetch-session-links.js';
import { LastDoubts } from './last-doubts.js';
import { InvitationLinksClient } from '../invitation-links.client.js';
import { MailCatalogue } from '../mail-catalogue.js';
import type { MailSecretKind } from '../mail-declaration.js';
import type { LeasedMail } from '../mail-record.js';
import type { SecretOwner } from '../owner-pause.rules.js';
import type { FetchedSecrets } from './fetched-secrets.js';

const ACCOUNT_SECRETS = ['credentials', 'password-reset'] as const;

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
   * By mail; those whose owner does not answer wait for it. Missing are those that nothing could be found out about, and
   * those that their owner does not know yet: they have to wait, too. Never fails.
   */
  async of(mails: readonly LeasedMail[]): Promise<Fetched> {
    return this.fetch(mails).catch((err: unknown) => {
      this.logger.warn({ err, mails: mails.length }, 'It could not be found out about mails; they wait');
      return new Map();
    });
  }

  private async fetch(mails: readonly LeasedMail[]): Promise<Fetched> {
    const plain = this.carrying(null, mails).map(({ id }) => [id, { secrets: {} }] as const);
    const account = ACCOUNT_SECRETS.flatMap((kind) => this.carrying(kind, mails));
    const [links, accounts, sessions, doubts] = await Promise.all([
      this.orWait('invitations', this.carrying('invitation-link', mails), (some) => this.linksFor(some)),
      this.orWait('identity', account, (some) => this.accountSecretsFor(some)),
      this.orWait('invitations', this.carrying('session-link', mails), (some) => this.sessionLinks.of(some)),
      this.lastDoubts.about(mails),
    ]);
    return new Map([...plain, ...links, ...accounts, ...sessions, ...doubts]);
  }

  private async linksFor(mails: readonly LeasedMail[]): Promise<Fetched> {
    const items = await this.links.linksOf(mails.flatMap(({ invitationId }) => invitationId ?? []));
    return new Map(mails.map((mail) => [mail.id, linkFor(mail, items)]));
  }

  private async accountSecretsFor(mails: readonly LeasedMail[]): Promise<Fetched> {
    const asking = ACCOUNT_SECRETS.flatMap((kind) =>
      this.carrying(kind, mails).map((mail) => ({ mail, asked: askedBy(mail, kind) })),
    );
    const items = await this.accounts.secretsOf(asking.map(({ asked }) => asked));
    return new Map(asking.map(({ mail }, index) => [mail.id, accountSecretOf(items[index])]));
  }

  private carrying(kind: MailSecretKind | null, mails: readonly LeasedMail[]): LeasedMail[] {
    return mails.filter((mail) => this.catalogue.find(mail.kind)?.secret === kind);
  }

  private async orWait(
    owner: SecretOwner,
    mails: readonly LeasedMail[],
    fetching: (mails: readonly LeasedMail[]) => Promise<Fetched>,
  ): Promise<Fetched> {
    if (mails.length === 0) return new Map();
    return fetching(mails).catch((err: unknown) => {
      this.logger.warn(
        { err, owner, mails: mails.length },
        'What mails carry could not be fetched; they wait',
      );
      return new Map(mails.map(({ id }) => [id, { waitsFor: owner }]));
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
