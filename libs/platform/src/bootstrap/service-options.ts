import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ConfigClass } from '../config/load-config.js';
import type { ServiceConfig } from '../config/service.config.js';

/** A module of an app, fixed or made for a configuration: `(config) => AppModule.forConfig(config)`. */
export type ServiceModule<C extends ServiceConfig> =
  Type<unknown> | DynamicModule | ((config: C) => Type<unknown> | DynamicModule);

/** A service, as `bootstrapService` starts it. */
export interface ServiceOptions<C extends ServiceConfig> {
  /** Its name, on every log line. */
  name: string;
  /** An arrow function is called with the configuration; a class or a dynamic module is taken as it is. */
  module: ServiceModule<C>;
  /** The class (then it is loaded from the environment) or a loaded configuration. */
  config: ConfigClass<C> | C;
  /** Runs before the app is initialised: connect a microservice, register Fastify plugins and body parsers. */
  configure?: (app: NestFastifyApplication, config: C) => void | Promise<void>;
  /** False leaves bodies unread, for a service that streams them on (default true: JSON only, 1 MB). */
  bodyParser?: boolean;
  /** For receiving a whole request, default 30. */
  requestTimeoutSeconds?: number;
}

/** Calls an arrow function, leaves a module class alone: only classes have a prototype. */
export function moduleOf<C extends ServiceConfig>(
  module: ServiceModule<C>,
  config: C,
): Type<unknown> | DynamicModule {
  const isFactory = typeof module === 'function' && module.prototype === undefined;
  return isFactory
    ? (module as (config: C) => Type<unknown> | DynamicModule)(config)
    : (module as Type<unknown>);
}
