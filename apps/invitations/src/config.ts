import { ServiceConfig } from '@rollcall/platform';
import { IsInt, IsOptional, IsUrl, Min } from 'class-validator';

const HTTP_URL = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** The environment of the invitations service. */
export class InvitationsConfig extends ServiceConfig {
  /** The service's database, with its own role `rollcall_invitations`. */
  @IsUrl({ protocols: ['postgres', 'postgresql'], require_protocol: true, require_tld: false })
  DATABASE_URL: string;

  /** The broker; without it events travel through PostgreSQL. */
  @IsOptional()
  @IsUrl({ protocols: ['amqp', 'amqps'], require_protocol: true, require_tld: false })
  AMQP_URL?: string;

  /** Identity: asked what a person may do, and to activate the invited person. */
  @IsUrl(HTTP_URL)
  IDENTITY_URL: string;

  /** Notifications: asked for its events if some got lost on the way. */
  @IsUrl(HTTP_URL)
  NOTIFICATIONS_URL: string;

  /** Most reminders of a free trial in 24 hours, unless the operator sets another number for it (D-19). */
  @IsInt()
  @Min(0)
  TRIAL_REMINDERS_PER_DAY: number = 10;
}
