import { createHash } from 'node:crypto';

const REDACTED = '[redacted]';
const MAXIMUM_TEXT_LENGTH = 8192;
/** `/join/<token>` and its like, wherever they stand in a text, in the query of another address too (V31). */
const LINK_TOKEN =
  /((?:\/|%2f)(?:join|reset|invitation-links|password-resets?|unsubscribe|unsubscriptions)(?:\/|%2f))[^/?#\s"'<>]+/gi;
/** `?token=…` and its like. */
const QUERY_SECRET = /([?&](?:[\w-]*(?:token|secret|password|key|code))=)[^&#\s"'<>]+/gi;
/** `postgres://user:password@host`. */
const URL_CREDENTIALS = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@]{1,256}@/gi;
const AUTHORIZATION = /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi;
/** API keys and the tokens made with them, whole or cut off. */
const API_KEY = /\b(rc[kt]_)[\w-]{8,}/g;
const JWT = /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g;
/** Wider than what we accept as an address: to hide too much is the better mistake. */
const EMAIL = /[^\s@/<>"'(),:;=[\]{}]{1,64}@[a-z0-9\u00a1-\uffff][a-z0-9\u00a1-\uffff.-]{0,252}/gi;

/** Removes secrets from a text, and with `hideEmails` replaces each address by a short hash of it. */
export function scrubText(text: string, hideEmails: boolean): string {
  const short = text.length > MAXIMUM_TEXT_LENGTH ? `${text.slice(0, MAXIMUM_TEXT_LENGTH)}…` : text;
  const clean = short
    .replace(LINK_TOKEN, `$1${REDACTED}`)
    .replace(QUERY_SECRET, `$1${REDACTED}`)
    .replace(URL_CREDENTIALS, `$1${REDACTED}@`)
    .replace(AUTHORIZATION, `$1 ${REDACTED}`)
    .replace(API_KEY, `$1${REDACTED}`)
    .replace(JWT, REDACTED);
  return hideEmails && clean.includes('@') ? clean.replace(EMAIL, hashed) : clean;
}

/** Path of an address, without query and without tokens, for logs and for `instance`. */
export function maskedPath(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1);
  return path.replace(LINK_TOKEN, `$1${REDACTED}`).slice(0, 256);
}

/** The same address gives the same text, so that one person's lines can be found by someone who has the address. */
function hashed(address: string): string {
  return `email#${createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 12)}`;
}
