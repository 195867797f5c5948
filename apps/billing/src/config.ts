import { ServiceConfig } from '@rollcall/platform';
import { IsOptional, IsUrl } from 'class-validator';

/** The environment of the billing service. */
export class BillingConfig extends ServiceConfig {
  /** The service's database, with its own role `rollcall_billing`. */
  @IsUrl({ protocols: ['postgres', 'postgresql'], require_protocol: true, require_tld: false })
  DATABASE_URL: string;

  /** The broker; without it events travel through PostgreSQL. */
  @IsOptional()
  @IsUrl({ protocols: ['amqp', 'amqps'], require_protocol: true, require_tld: false })
  AMQP_URL?: string;

  /** Notifications: asked for its events if some got lost on the way. */
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  NOTIFICATIONS_URL: string;

  /** Identity: asked who is an owner, and for its events if some got lost on the way. */
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  IDENTITY_URL: string;
}
