import { createHash } from 'node:crypto';

const REDACTED = '[redacted]';
const MAXIMUM_DEPTH = 8;
/** Names of fields whose values never reach a log, in any spelling (V57). */
const SECRET_NAME =
  /authorization|cookie|passw|secret|token|^link$|links?$|api-?_?key|private-?_?key|credential|^x-rollcall-actor$/i;
/** `/join/<token>` and `/invitation-links/<token>`, wherever they stand in a text (V31). */
const LINK_TOKEN = /(\/(?:join|invitation-links|password-resets?)\/)[^/?#\s"'<>]+/gi;
const URL_CREDENTIALS = /([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@]{1,256}@/gi;
const BEARER = /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi;
const JWT = /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g;
const EMAIL = /[^\s@<>"'(),:;=[\]{}]{1,64}@[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff.-]{0,252})/gi;

/** Removes secrets from a text, and with `hideEmails` replaces each address by a short hash of it. */
export function scrubText(text: string, hideEmails: boolean): string {
  const clean = text
    .replace(LINK_TOKEN, `$1${REDACTED}`)
    .replace(URL_CREDENTIALS, `$1${REDACTED}@`)
    .replace(BEARER, `$1 ${REDACTED}`)
    .replace(JWT, REDACTED);
  return hideEmails && clean.includes('@') ? clean.replace(EMAIL, hashedEmail) : clean;
}

/** Removes secrets from a value that is to be logged, at any depth, by the names of its fields and in its texts. */
export function scrub(value: unknown, hideEmails: boolean, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value, hideEmails);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAXIMUM_DEPTH) return '[deep]';
  if (value instanceof Error) return scrubError(value, hideEmails, depth);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => scrub(item, hideEmails, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      SECRET_NAME.test(name) && field !== undefined && field !== null
        ? REDACTED
        : scrub(field, hideEmails, depth + 1),
    ]),
  );
}

/** Path of an address, without query and without tokens, for logs and for `instance`. */
export function maskedPath(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1);
  return path.replace(LINK_TOKEN, `$1${REDACTED}`).slice(0, 256);
}

/** Errors of the driver carry the statement and its parameters: only what cannot hold data of people is kept. */
function scrubError(error: Error, hideEmails: boolean, depth: number): Record<string, unknown> {
  const { code } = error as Error & { code?: unknown };
  return {
    type: error.name,
    message: scrubText(error.message, hideEmails),
    code: typeof code === 'string' ? code : undefined,
    stack: scrubText(error.stack ?? '', hideEmails),
    cause: error.cause instanceof Error ? scrub(error.cause, hideEmails, depth + 1) : undefined,
  };
}

function hashedEmail(address: string): string {
  return `email#${createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 12)}`;
}
