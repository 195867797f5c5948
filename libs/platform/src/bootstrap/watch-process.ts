import type { RunningService } from './start-service.js';

/** Longer than a drain may take, shorter than an orchestrator waits before it kills (30 s). */
const FORCE_AFTER_MS = 28_000;

/** What is needed of `process`; a test gives another. */
export type WatchedProcess = Pick<NodeJS.Process, 'on' | 'exit'>;

/** Ends the process as it should: orderly on a signal, at once on a second one, loudly on an unhandled error. */
export function watchProcess(
  { logger, drain }: Pick<RunningService, 'logger' | 'drain'>,
  host: WatchedProcess = process,
): void {
  const die = (what: string, err: unknown): void => {
    logger.fatal({ err }, what);
    host.exit(1);
  };
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    logger.info({ signal }, stopping ? 'forced to stop' : 'draining');
    if (stopping) return void host.exit(1);
    stopping = true;
    setTimeout(() => die('draining took too long', undefined), FORCE_AFTER_MS).unref();
    drain().then(
      () => host.exit(0),
      (err: unknown) => die('could not stop in order', err),
    );
  };
  host.on('SIGTERM', stop);
  host.on('SIGINT', stop);
  host.on('unhandledRejection', (err) => die('unhandled rejection', err));
  host.on('uncaughtException', (err) => die('uncaught exception', err));
}
