import { ServiceConfig } from '@rollcall/platform';
import { IsFQDN, IsInt, IsOptional, IsUrl, Max, Min, MinLength, ValidateIf } from 'class-validator';
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

  /** Most mails a minute of one platform; mails about passwords do not count. */
  @IsInt()
  @Min(1)
  MAIL_RATE_PER_MINUTE: number = 30_000;

  /** The same for a platform on a free trial. */
  @IsInt()
  @Min(1)
  MAIL_RATE_TRIAL_PER_MINUTE: number = 60;

  /**
   * Domain of the return paths, `bounce+…@` it: mail to it must reach the listener below. Without it mails come back to
   * MAIL_FROM.
   */
  @ValidateIf(({ BOUNCE_DOMAIN, BOUNCE_SMTP_PORT }: NotificationsConfig) =>
    Boolean(BOUNCE_DOMAIN ?? BOUNCE_SMTP_PORT),
  )
  @IsFQDN({ require_tld: false })
  BOUNCE_DOMAIN?: string;

  /** Port on which mails that come back are received; 0 means none. */
  @Max(65_535)
  @Min(0)
  @IsInt()
  BOUNCE_SMTP_PORT: number = 0;

  /** Key of the signatures on events of the mail provider; without it there is no such route. */
  @IsOptional()
  @MinLength(32)
  MAIL_EVENTS_SECRET?: string;
}
