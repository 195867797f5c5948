import type { EventOf } from '@rollcall/contracts';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';
import { NotificationsUnderTest, eventLike } from '../notifications.fixture.js';
import { InvitationIssuedConsumer } from '../platform-mail/invitation-issued.consumer.js';
import { platformInvitationMail } from '../platform-mail/platform-invitation.mail.js';
import type { BounceSettings } from '../bounces/bounce-settings.js';
import type { DeliverySettings } from './delivery-settings.js';
import { SmtpSink } from './smtp-sink.fixture.js';

/** The event that leads to an invitation mail. */
export type Issued = EventOf<'invitations.invitation-issued.v1'>;

interface MailRow {
  state: string;
  attempts: number;
  reply: string | null;
  drop_reason: string | null;
  message_id: string;
}

/** An invitation of its own, to the given address. */
export const issued = (email = 'ada@example.org', data: Partial<Issued['data']> = {}): Issued =>
  eventLike(platformInvitationMail.sample, { invitationId: uuidv7(), email, ...data });

/** Invitations of as many people. */
export const people = (count: number): Issued[] =>
  Array.from({ length: count }, (_, index) => issued(`person${index}@example.org`));

/** The delivery with a database, a mail server and a stand-in for invitations. */
export class DeliveryUnderTest {
  private constructor(
    readonly notifications: NotificationsUnderTest,
    readonly sink: SmtpSink,
  ) {}

  static async prepare(): Promise<DeliveryUnderTest> {
    const [notifications, sink] = await Promise.all([NotificationsUnderTest.prepare(), SmtpSink.start()]);
    return new DeliveryUnderTest(notifications, sink);
  }

  start(
    settings: Partial<DeliverySettings> = {},
    env: Record<string, string> = {},
    bounces?: BounceSettings,
  ): Promise<TestService> {
    return this.notifications.start({ smtpUrl: this.sink.url, settings, env, bounces });
  }

  queue(service: TestService, ...events: Issued[]): Promise<void> {
    return this.notifications.handle(service, events, (all, context) =>
      service.app.get(InvitationIssuedConsumer).onIssued(all, context),
    );
  }

  /** All mails in the order in which they were queued. */
  mails(): Promise<MailRow[]> {
    return this.notifications.rows<MailRow>('SELECT * FROM mails ORDER BY id');
  }

  async states(): Promise<string[]> {
    return (await this.mails()).map(({ state }) => state);
  }

  /** Mails that a worker has in hand. */
  leased(): Promise<{ id: string }[]> {
    return this.notifications.rows('SELECT mail_id AS id FROM mail_queue WHERE lease_id IS NOT NULL');
  }

  /** Names of the events about mails, such as `mail-sent`, in the order in which they were appended. */
  async published(): Promise<string[]> {
    const rows = await this.notifications.rows<{ type: string }>('SELECT type FROM outbox ORDER BY id');
    return rows.map(({ type }) => type.replace(/^notifications\.(.*)\.v1$/, '$1'));
  }

  async close(): Promise<void> {
    await this.notifications.close();
    await this.sink.close();
  }
}
