import type { RunningService } from './start-service.js';

/** Longer than a drain may take, shorter than an orchestrator waits before it kills (30 s). */
const FORCE_AFTER_MS = 28_000;

/** Ends the process as it should: orderly on a signal, at once on a second one, loudly on an unhandled error. */
export function watchProcess(service: RunningService): void {
  const { logger } = service;
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) {
      logger.warn({ signal }, 'forced to stop');
      process.exit(1);
    }
    stopping = true;
    logger.info({ signal }, 'draining');
    setTimeout(() => process.exit(1), FORCE_AFTER_MS).unref();
    service.drain().then(
      () => {
        logger.info('stopped');
        process.exit(0);
      },
      (err: unknown) => die('could not stop in order', err),
    );
  };
  const die = (what: string, err: unknown): never => {
    logger.fatal({ err }, what);
    process.exit(1);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('unhandledRejection', (err) => die('unhandled rejection', err));
  process.on('uncaughtException', (err) => die('uncaught exception', err));
}
