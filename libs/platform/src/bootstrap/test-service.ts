import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule, Type } from '@nestjs/common';
import type { DestinationStream } from 'pino';
import type { Actor } from '../actors/actor.js';
import { ACTOR_HEADER, ActorTokens } from '../actors/actor-tokens.js';
import { Clock } from '../clock/clock.js';
import { MovableClock } from '../clock/movable-clock.js';
import { loadConfig, type ConfigClass } from '../config/load-config.js';
import { ServiceConfig } from '../config/service.config.js';
import { createLogger } from '../observability/logger.js';
import { NestLogger } from '../observability/nest-logger.js';
import { createHttpAdapter } from './http-adapter.js';
import { PlatformModule } from './platform.module.js';

/** Keys for tests; both processes of a test that talk to each other must have the same. */
export const TEST_SECRET_KEYS = `test:${Buffer.alloc(32, 7).toString('base64')}`;

/** Environment of a service under test: any free port, silent. */
export const TEST_ENVIRONMENT = {
  PORT: '0',
  SECRET_KEYS: TEST_SECRET_KEYS,
  LOG_LEVEL: 'silent',
  NODE_ENV: 'test',
} as const;

/** A service under test. */
export interface TestServiceOptions<C extends ServiceConfig> {
  module: Type<unknown> | DynamicModule;
  /** A loaded configuration; {@link ServiceConfig} with the test environment unless given. */
  config?: C;
  /** Replaces providers: `(builder) => builder.overrideProvider(Mailer).useValue(fake)`. */
  override?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
  configure?: (app: NestFastifyApplication) => void | Promise<void>;
  bodyParser?: boolean;
  /** Receives the log lines, for tests of what is logged. */
  logDestination?: DestinationStream;
}

/** A service under test that listens on a free port. */
export interface TestService {
  app: NestFastifyApplication;
  url: string;
  tokens: ActorTokens;
  /** The clock that the service reads; it stands still until it is moved. */
  clock: MovableClock;
  /** Headers of a call on behalf of an actor. */
  as(actor: Actor): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** Loads a configuration class with the test environment and what is given on top. */
export function testConfig<C extends ServiceConfig>(
  Config: ConfigClass<C>,
  env: Readonly<Record<string, string>> = {},
): C {
  return loadConfig(Config, { ...TEST_ENVIRONMENT, ...env });
}

/**
 * Starts the modules of a service as `bootstrapService` would, with a {@link MovableClock} that begins at the
 * present.
 */
export async function startTestService<C extends ServiceConfig>(
  options: TestServiceOptions<C>,
): Promise<TestService> {
  const config = options.config ?? testConfig(ServiceConfig);
  const logger = createLogger({ name: 'test', level: config.LOG_LEVEL, destination: options.logDestination });
  const clock = new MovableClock(new Date());
  const imports = [PlatformModule.forService({ config }), options.module];
  const builder = Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(clock);
  const module = await (options.override?.(builder) ?? builder).setLogger(new NestLogger(logger)).compile();
  const { bodyParser = true } = options;
  const app = module.createNestApplication<NestFastifyApplication>(
    createHttpAdapter({ logger, bodyParser, requestTimeoutSeconds: 30 }),
    { bodyParser: false },
  );
  await options.configure?.(app);
  await app.init();
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  const tokens = app.get(ActorTokens);
  return {
    app,
    url: await app.getUrl(),
    tokens,
    clock,
    as: async (actor) => ({ [ACTOR_HEADER]: await tokens.mint(actor) }),
    close: () => app.close(),
  };
}
