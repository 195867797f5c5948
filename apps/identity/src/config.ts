import { ServiceConfig } from '@rollcall/platform';
import { IsOptional, IsUrl } from 'class-validator';

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

  /** Notifications: asked for its events if some got lost on the way. */
  @IsUrl(HTTP_URL)
  NOTIFICATIONS_URL: string;
}
