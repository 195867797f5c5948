import { readFileSync } from 'node:fs';
import type { ConfigurationFault } from './configuration.error.js';

/** The variables of a process, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable as found: a value, nothing, or a fault. */
export type FoundVariable = { value: string | undefined } | { fault: ConfigurationFault };

const given = (env: Environment, name: string): string | undefined => env[name] || undefined;

/**
 * Reads `NAME` or the file that `NAME_FILE` points to (container secrets). An empty variable counts as not
 * given, because compose files pass unset variables on as empty ones.
 */
export function readVariable(env: Environment, name: string): FoundVariable {
  const path = given(env, `${name}_FILE`);
  if (path === undefined) return { value: given(env, name) };
  if (given(env, name) !== undefined) {
    return { fault: { variable: name, problem: `is given twice, as ${name} and as ${name}_FILE` } };
  }
  try {
    return { value: readFileSync(path, 'utf8').replace(/\r?\n$/, '') || undefined };
  } catch {
    return { fault: { variable: `${name}_FILE`, problem: `names a file that cannot be read: ${path}` } };
  }
}
