import { ConfigurationError } from '../config/configuration.error.js';
import type { ServiceConfig } from '../config/service.config.js';
import { scrubText } from '../observability/scrub-text.js';
import { databaseFaultOf } from '../problems/database-fault.js';
import { startService, type RunningService } from './start-service.js';
import type { ServiceOptions } from './service-options.js';
import { watchProcess } from './watch-process.js';

/**
 * Runs a service as this process: starts it, prints one line when it is ready, drains it on SIGTERM and SIGINT
 * (a second signal forces), and ends the process with status 1 when it cannot start or an error was not handled.
 *
 * @example
 * await bootstrapService({ name: 'billing', config: BillingConfig, module: (config) => AppModule.for(config) });
 */
export async function bootstrapService<C extends ServiceConfig>(
  options: ServiceOptions<C>,
): Promise<RunningService<C>> {
  const startedAt = performance.now();
  const service = await startService(options).catch((error: unknown) => failToStart(options.name, error));
  watchProcess(service);
  const { logger, url, managementUrl } = service;
  const ms = Math.round(performance.now() - startedAt);
  logger.info({ url, managementUrl, ms, sinceProcessStartMs: Math.round(performance.now()) }, 'ready');
  return service;
}

/** One line for what an operator can mend; the whole error for what only a developer can. */
function failToStart(name: string, error: unknown): never {
  process.stderr.write(`${name} cannot start: ${scrubText(explain(error), false)}\n`);
  process.exit(1);
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigurationError) return error.message;
  const { code, port, address } = error as Error & { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE') return `${address}:${port} is taken. Set PORT or MANAGEMENT_PORT to a free one.`;
  if (code === 'EACCES') return `it may not listen on ${address}:${port}. Set PORT to another one.`;
  if (databaseFaultOf(error) === 'unavailable')
    return `something it needs is not reachable: ${error.message || code}`;
  return error.stack ?? error.message;
}
