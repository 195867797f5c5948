import { ServiceConfig } from '@rollcall/platform';
import { IsInt, IsOptional, IsString, IsUrl, Min } from 'class-validator';
import { AreNetworks } from './receivers/are-networks.decorator.js';

const HTTP_URL = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** The environment of the events service. */
export class EventsConfig extends ServiceConfig {
  /** The service's database, with its own role `rollcall_events`. */
  @IsUrl({ protocols: ['postgres', 'postgresql'], require_protocol: true, require_tld: false })
  DATABASE_URL: string;

  /** The broker; without it events travel through PostgreSQL. */
  @IsOptional()
  @IsUrl({ protocols: ['amqp', 'amqps'], require_protocol: true, require_tld: false })
  AMQP_URL?: string;

  /** Identity: asked who may read the feed, and for its events if some got lost on the way. */
  @IsUrl(HTTP_URL)
  IDENTITY_URL: string;

  /** Invitations: asked for its events if some got lost on the way. */
  @IsUrl(HTTP_URL)
  INVITATIONS_URL: string;

  /** Notifications: asked for its events if some got lost on the way. */
  @IsUrl(HTTP_URL)
  NOTIFICATIONS_URL: string;

  /** Billing: asked for its events if some got lost on the way. */
  @IsUrl(HTTP_URL)
  BILLING_URL: string;

  /** For how many days the feed keeps events; 90 at least. */
  @IsInt()
  @Min(90)
  FEED_RETENTION_DAYS: number = 90;

  /**
   * Networks beside the public internet that webhooks may call, without TLS too: `10.1.2.0/24, fd00::/8`. For receivers of
   * one's own; whoever may create webhooks can reach whatever is in them.
   */
  @AreNetworks()
  @IsString()
  WEBHOOK_ALLOWED_NETWORKS: string = '';
}
