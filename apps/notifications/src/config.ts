import { ServiceConfig } from '@rollcall/platform';
import { IsOptional, IsUrl } from 'class-validator';
import { IsMailSender } from './delivery/is-mail-sender.decorator.js';

const HTTP_URL = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** The environment of the notifications service. */
export class NotificationsConfig extends ServiceConfig {
  /** The service's database, with its own role `rollcall_notifications`. */
  @IsUrl({ protocols: ['postgres', 'postgresql'], require_protocol: true, require_tld: false })
  DATABASE_URL: string;

  /** The broker; without it events travel through PostgreSQL. */
  @IsOptional()
  @IsUrl({ protocols: ['amqp', 'amqps'], require_protocol: true, require_tld: false })
  AMQP_URL?: string;

  /** The mail server, `smtp://user:password@host:port` or `smtps://…`; without it mails are kept in the mailbox. */
  @IsOptional()
  @IsUrl({
    protocols: ['smtp', 'smtps'],
    require_protocol: true,
    require_tld: false,
    require_valid_protocol: true,
  })
  SMTP_URL?: string;

  /** Who mails come from. */
  @IsMailSender()
  MAIL_FROM: string = 'Rollcall <no-reply@localhost>';

  /** Invitations: asked for links at the moment of sending, and for its events if some got lost. */
  @IsUrl(HTTP_URL)
  INVITATIONS_URL: string;

  /** Identity: asked for passwords and links at the moment of sending, and for its events if some got lost. */
  @IsUrl(HTTP_URL)
  IDENTITY_URL: string;
}
