import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfig } from '../config/load-config.js';
import type { ServiceConfig } from '../config/service.config.js';
import { HealthChecks } from '../health/health-checks.js';
import { startManagementServer } from '../health/management-server.js';
import { createLogger } from '../observability/logger.js';
import { collectProcessMetrics } from '../observability/metrics.js';
import { NestLogger } from '../observability/nest-logger.js';
import { drain, InFlightRequests } from './drain.js';
import { createHttpAdapter } from './http-adapter.js';
import { PlatformModule } from './platform.module.js';
import { moduleOf, type ServiceOptions } from './service-options.js';
import type { Logger } from 'pino';

const DRAIN_SECONDS = 20;
const DEFAULT_REQUEST_TIMEOUT_SECONDS = 30;

/** A service that takes requests. */
export interface RunningService<C extends ServiceConfig = ServiceConfig> {
  app: NestFastifyApplication;
  config: C;
  logger: Logger;
  /** Where it listens, such as `http://127.0.0.1:3001`. */
  url: string;
  /** Where metrics and health are served for the operator; undefined when there is no such port. */
  managementUrl?: string;
  /** Ends it: not ready, stops accepting, finishes what is in flight (at most 20 s), closes. Idempotent. */
  drain(): Promise<void>;
}

@Module({})
class ServiceRoot {}

/**
 * Starts a service within this process and leaves the process itself alone: no signal handlers, no exit. For
 * `main.ts` use `bootstrapService`, which adds those.
 *
 * @throws ConfigurationError and whatever the modules of the service throw while they start
 */
export async function startService<C extends ServiceConfig>(
  options: ServiceOptions<C>,
): Promise<RunningService<C>> {
  const config = typeof options.config === 'function' ? loadConfig(options.config) : options.config;
  const logger = createLogger({ name: options.name, level: config.LOG_LEVEL });
  const app = await createApp(options, config, logger);
  try {
    const requests = new InFlightRequests(app.getHttpServer() as Server);
    await options.configure?.(app, config);
    await app.init();
    await app.startAllMicroservices();
    const management = await openManagementPort(app, config);
    await app.listen(config.PORT, config.HOST);
    let draining: Promise<void> | undefined;
    return {
      app,
      config,
      logger,
      url: urlOf(app.getHttpServer() as Server),
      managementUrl: management && urlOf(management),
      drain: () => (draining ??= drain(app, requests, DRAIN_SECONDS).finally(() => management?.close())),
    };
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

function createApp<C extends ServiceConfig>(
  options: ServiceOptions<C>,
  config: C,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const { bodyParser = true, requestTimeoutSeconds = DEFAULT_REQUEST_TIMEOUT_SECONDS } = options;
  const root = {
    module: ServiceRoot,
    imports: [PlatformModule.forService({ config }), moduleOf(options.module, config)],
  };
  return NestFactory.create<NestFastifyApplication>(
    root,
    createHttpAdapter({ logger, bodyParser, requestTimeoutSeconds }),
    { bodyParser: false, abortOnError: false, logger: new NestLogger(logger) },
  );
}

async function openManagementPort(
  app: NestFastifyApplication,
  { HOST, MANAGEMENT_PORT }: ServiceConfig,
): Promise<Server | undefined> {
  if (MANAGEMENT_PORT === 0) return undefined;
  collectProcessMetrics();
  return startManagementServer(app.get(HealthChecks), HOST, MANAGEMENT_PORT);
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
