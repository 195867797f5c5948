/** See command.mjs. */
export function readCommand(args: readonly string[]): Record<string, unknown>;
