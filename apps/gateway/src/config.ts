import { ServiceConfig } from '@rollcall/platform';
import { IsInt, IsOptional, IsUrl, Matches, Max, Min, MinLength, ValidateIf } from 'class-validator';
import { AreTrustedProxies } from './rate-limits/are-trusted-proxies.decorator.js';

const IS_SERVICE_URL = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** The configuration of the gateway. */
export class GatewayConfig extends ServiceConfig {
  @IsInt()
  @Min(0)
  @Max(65_535)
  override PORT: number = 3000;

  @IsUrl(IS_SERVICE_URL)
  IDENTITY_URL: string = 'http://127.0.0.1:3001';

  @IsUrl(IS_SERVICE_URL)
  INVITATIONS_URL: string = 'http://127.0.0.1:3002';

  @IsUrl(IS_SERVICE_URL)
  NOTIFICATIONS_URL: string = 'http://127.0.0.1:3003';

  @IsUrl(IS_SERVICE_URL)
  BILLING_URL: string = 'http://127.0.0.1:3004';

  @IsUrl(IS_SERVICE_URL)
  EVENTS_URL: string = 'http://127.0.0.1:3005';

  /** Bearer token of whoever runs the installation; without it nobody can act as the operator. */
  @ValidateIf(({ NODE_ENV, OPERATOR_TOKEN }: GatewayConfig) => {
    return NODE_ENV !== 'development' && OPERATOR_TOKEN !== undefined;
  })
  @MinLength(32)
  OPERATOR_TOKEN?: string;

  /** Further `host` or `host:port` under which the installation is reached, separated by commas. */
  @IsOptional()
  @Matches(/^[\w.:[\]-]+(?:,[\w.:[\]-]+)*$/, { message: 'ALLOWED_HOSTS must be a list of host or host:port' })
  ALLOWED_HOSTS?: string;

  /** Load balancers in front, as addresses or networks: their `X-Forwarded-For` is believed. */
  @AreTrustedProxies()
  TRUSTED_PROXIES: string = '';

  /** How long a service may take to begin its answer. */
  @IsInt()
  @Min(1)
  @Max(120)
  UPSTREAM_TIMEOUT_SECONDS: number = 15;

  /** Calls of one signed-in person. */
  @IsInt()
  @Min(1)
  RATE_LIMIT_ACTOR_PER_SECOND: number = 1000;

  /** Calls of one API key, and of the tokens made with it, that only read (A5). */
  @IsInt()
  @Min(1)
  RATE_LIMIT_KEY_READS_PER_SECOND: number = 50;

  /** Calls of one API key, and of the tokens made with it, that write (A5). */
  @IsInt()
  @Min(1)
  RATE_LIMIT_KEY_WRITES_PER_SECOND: number = 10;

  /** Looking at and accepting invitation links, per address. */
  @IsInt()
  @Min(1)
  RATE_LIMIT_LINKS_PER_SECOND: number = 500;

  /** Links that turned out not to be known, per address; a link that is known works all the same (V33). */
  @IsInt()
  @Min(1)
  RATE_LIMIT_UNKNOWN_LINKS_PER_MINUTE: number = 600;

  /** Sign-ins per address, at once. */
  @IsInt()
  @Min(1)
  RATE_LIMIT_SIGN_IN_PER_SECOND: number = 20;

  /** Sign-ins per address, lasting. */
  @IsInt()
  @Min(1)
  RATE_LIMIT_SIGN_IN_PER_MINUTE: number = 600;

  /** Asking for and using password resets, per address. */
  @IsInt()
  @Min(1)
  RATE_LIMIT_PASSWORD_RESET_PER_MINUTE: number = 60;

  /** Pages and documents for people, per address. */
  @IsInt()
  @Min(1)
  RATE_LIMIT_PAGES_PER_SECOND: number = 200;

  /** Credentials that turned out not to be valid, per address. */
  @IsInt()
  @Min(1)
  RATE_LIMIT_REFUSALS_PER_MINUTE: number = 600;
}
