import { MailerModule } from '@nestjs-modules/mailer';
import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { ActorTokens, KeyRing, ServiceClient } from '@rollcall/platform';
import { AccountSecretsClient } from './account-secrets.client.js';
import { DeletionDatesClient } from './deletion-dates.client.js';
import { DeliverySettings } from './delivery-settings.js';
import { InvitationLinksClient } from './invitation-links.client.js';
import { MailCatalogue } from './mail-catalogue.js';
import type { MailDeclaration } from './mail-declaration.js';
import { MailHeaders } from './mail-headers.js';
import { MailMetrics } from './mail-metrics.js';
import { MailQueue } from './mail-queue.js';
import { MailRenderer } from './mail-renderer.js';
import { MailSenderAddress } from './mail-sender-address.js';
import { MailServerState } from './mail-server-state.js';
import { MailSignal } from './mail-signal.js';
import type { SecretOwner } from './owner-pause.rules.js';
import { OwnersPresence } from './owners-presence.js';
import { MailPurge } from './purge-mails/mail-purge.js';
import { ReturnPaths } from './return-paths.js';
import { SecretOwnerClient } from './secret-owner.client.js';
import { DeliverMails } from './send-mails/deliver-mails.js';
import { FetchSessionLinks } from './send-mails/fetch-session-links.js';
import { LastDoubts } from './send-mails/last-doubts.js';
import { FetchSecrets } from './send-mails/fetch-secrets.js';
import { MailClaims } from './send-mails/mail-claims.js';
import { MailHandover } from './send-mails/mail-handover.js';
import { MailWorker } from './send-mails/mail-worker.js';
import { ServerBreaker } from './send-mails/server-breaker.js';
import { Settlements } from './send-mails/settlements.js';
import { TryMail } from './send-mails/try-mail.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';
import { smtpTransport } from './smtp-transport.js';
import { SmtpServerAddress } from './smtp-server-address.js';

const SENDING = [
  MailHandover,
  FetchSecrets,
  LastDoubts,
  MailClaims,
  MailWorker,
  DeliverMails,
  ServerBreaker,
  Settlements,
  TryMail,
];

/** What the delivery needs to be told. */
export interface DeliveryOptions {
  /** Every kind of mail. */
  mails: readonly MailDeclaration[];
  /** Who mails come from, as {@link MailSenderAddress.parse} reads it. */
  mailFrom: string;
  /** Domain of return paths, if mails do not come back to `mailFrom`. */
  bounceDomain: string | undefined;
  /** Where people reach the installation. */
  publicUrl: string;
  /** Most mails a minute of one platform, and of one on a free trial. */
  ratePerMinute: number;
  trialRatePerMinute: number;
  /** Base URL of invitations, which knows the links. */
  invitationsUrl: string;
  /** Base URL of identity, which knows passwords and the links to choose one. */
  identityUrl: string;
}

/** The queue of mails and the way out. Needs an {@link SmtpServerAddress} from another module. */
@Module({})
export class DeliveryModule {
  static forMails(options: DeliveryOptions): DynamicModule {
    const { mails, mailFrom, invitationsUrl, identityUrl, publicUrl, ratePerMinute, trialRatePerMinute } =
      options;
    return {
      module: DeliveryModule,
      global: true,
      imports: [
        MailerModule.forRootAsync({
          imports: [],
          inject: [SmtpServerAddress, DeliverySettings],
          useFactory: smtpTransport,
        }),
      ],
      providers: [
        ...SENDING,
        {
          provide: DeliverySettings,
          useFactory: () => new DeliverySettings({ ratePerMinute, trialRatePerMinute }),
        },
        {
          provide: ReturnPaths,
          inject: [KeyRing],
          useFactory: (keys: KeyRing) => new ReturnPaths(keys, options.bounceDomain),
        },
        {
          provide: UnsubscribeLinks,
          inject: [KeyRing],
          useFactory: (keys: KeyRing) => new UnsubscribeLinks(keys, publicUrl),
        },
        { provide: MailCatalogue, useFactory: () => new MailCatalogue(mails) },
        { provide: MailSenderAddress, useFactory: () => MailSenderAddress.of(mailFrom) },
        ownerOfSecrets('invitations', InvitationLinksClient, invitationsUrl),
        ownerOfSecrets('identity', AccountSecretsClient, identityUrl),
        ownerOfSecrets('identity', DeletionDatesClient, identityUrl),
        {
          provide: FetchSessionLinks,
          inject: [Database, InvitationLinksClient],
          useFactory: (database: Database, links: InvitationLinksClient) =>
            new FetchSessionLinks(database, links, publicUrl),
        },
        MailHeaders,
        MailMetrics,
        MailPurge,
        MailQueue,
        MailRenderer,
        MailServerState,
        MailSignal,
        OwnersPresence,
      ],
      exports: [
        DeliverySettings,
        MailCatalogue,
        MailQueue,
        MailRenderer,
        MailServerState,
        ReturnPaths,
        UnsubscribeLinks,
      ],
    };
  }
}

function ownerOfSecrets<T>(
  owner: SecretOwner,
  client: new (owner: SecretOwnerClient) => T,
  baseUrl: string,
): FactoryProvider<T> {
  return {
    provide: client,
    inject: [ActorTokens, OwnersPresence],
    useFactory: (tokens: ActorTokens, presence: OwnersPresence) => {
      const service = new ServiceClient({ baseUrl, self: 'notifications', tokens, peer: owner });
      return new client(new SecretOwnerClient(owner, service, presence));
    },
  };
}
