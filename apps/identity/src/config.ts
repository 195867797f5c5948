import { ServiceConfig } from '@rollcall/platform';
import { IsInt, IsOptional, IsUrl, Max, Min } from 'class-validator';

const HTTP_URL = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** The environment of the identity service. */
export class IdentityConfig extends ServiceConfig {
  /** The service's database, with its own role `rollcall_identity`. */
  @IsUrl({ protocols: ['postgres', 'postgresql'], require_protocol: true, require_tld: false })
  DATABASE_URL: string;

  /** The broker; without it events travel through PostgreSQL. */
  @IsOptional()
  @IsUrl({ protocols: ['amqp', 'amqps'], require_protocol: true, require_tld: false })
  AMQP_URL?: string;

  /** Invitations: asked for its events if some got lost on the way. */
  @IsUrl(HTTP_URL)
  INVITATIONS_URL: string;

  /** Billing: asked for its events if some got lost on the way. */
  @IsUrl(HTTP_URL)
  BILLING_URL: string;

  /** Events: asked for its events if some got lost on the way, and for where its feed stands. */
  @IsUrl(HTTP_URL)
  EVENTS_URL: string;

  /** Notifications: asked for its events if some got lost on the way. */
  @IsUrl(HTTP_URL)
  NOTIFICATIONS_URL: string;

  /** For how many days a free trial takes invitations (D-19). */
  @IsInt()
  @Min(1)
  @Max(3650)
  TRIAL_DAYS: number = 14;

  /** Most invitation mails of a free trial in 24 hours, unless the operator sets another number for it (D-19). */
  @IsInt()
  @Min(0)
  TRIAL_INVITATIONS_PER_DAY: number = 50;
}
