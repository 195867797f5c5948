import { scrubText } from './scrub-text.js';

const REDACTED = '[redacted]';
const MAXIMUM_DEPTH = 8;
const MAXIMUM_VALUES = 1000;
/** Names of fields whose values never reach a log, in any spelling (V57). */
const SECRET_NAME =
  /authorization|cookie|passw|secret|token|link$|links$|api-?_?key|private-?_?key|credential|^x-rollcall-actor$/i;

interface Scrubbing {
  hideEmails: boolean;
  /** A log line is not for whole object graphs: what comes after this many values is left out. */
  valuesLeft: number;
}

/**
 * Removes secrets from a value that is to be logged, at any depth, by the names of its fields and in its texts;
 * with `hideEmails` also every e-mail address.
 */
export function scrub(value: unknown, hideEmails: boolean): unknown {
  return scrubValue(value, { hideEmails, valuesLeft: MAXIMUM_VALUES }, 0);
}

function scrubValue(value: unknown, scrubbing: Scrubbing, depth: number): unknown {
  if (typeof value === 'string') return scrubText(value, scrubbing.hideEmails);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  scrubbing.valuesLeft -= 1;
  if (depth >= MAXIMUM_DEPTH || scrubbing.valuesLeft < 0) return '[…]';
  if (value instanceof Error) return scrubError(value, scrubbing, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => scrubValue(item, scrubbing, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      isSecret(name, field) ? REDACTED : scrubValue(field, scrubbing, depth + 1),
    ]),
  );
}

function isSecret(name: string, field: unknown): boolean {
  return field !== undefined && field !== null && SECRET_NAME.test(name);
}

/** Errors of the driver carry the statement and its parameters: only what cannot hold data of people is kept. */
function scrubError(error: Error, scrubbing: Scrubbing, depth: number): Record<string, unknown> {
  const { code } = error as Error & { code?: unknown };
  return {
    type: error.name,
    message: scrubText(error.message, scrubbing.hideEmails),
    code: typeof code === 'string' ? code : undefined,
    stack: scrubText(error.stack ?? '', scrubbing.hideEmails),
    cause: error.cause instanceof Error ? scrubValue(error.cause, scrubbing, depth + 1) : undefined,
  };
}
