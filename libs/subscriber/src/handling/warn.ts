import type { Trouble } from './handling.options.js';

/** Tells of trouble to whoever reads the output of the process. */
export function warn({ what, error }: Trouble): void {
  process.emitWarning(
    `${what}: ${error instanceof Error ? error.message : String(error)}`,
    'RollcallSubscriber',
  );
}
