import { IsIn, IsInt, IsNotEmpty, IsString, IsUrl, Max, Min } from 'class-validator';
import { IsSecretKeys } from './is-secret-keys.decorator.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const ENVIRONMENTS = ['development', 'test', 'production'] as const;

/** The variables that every service has. Apps extend it with their own. */
export class ServiceConfig {
  /** Address to listen on. Loopback unless said otherwise: a service is never exposed by accident. */
  @IsNotEmpty()
  @IsString()
  HOST: string = '127.0.0.1';

  /** Port of the service itself; 0 takes a free one. */
  @Max(65_535)
  @Min(0)
  @IsInt()
  PORT: number;

  /** Port of metrics and health for the operator; 0 means none. */
  @Max(65_535)
  @Min(0)
  @IsInt()
  MANAGEMENT_PORT: number = 0;

  @IsIn(LOG_LEVELS)
  LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  /** `kid:base64,kid2:base64`, the first is the current one, see {@link KeyRing.parse}. */
  @IsSecretKeys()
  SECRET_KEYS: string;

  /** Where people reach the installation; links in mails begin with it. */
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  PUBLIC_URL: string = 'http://localhost:3000';

  @IsIn(ENVIRONMENTS)
  NODE_ENV: (typeof ENVIRONMENTS)[number] = 'development';
}
