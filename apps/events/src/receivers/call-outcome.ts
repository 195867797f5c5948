import type { IncomingHttpHeaders } from 'node:http';
import { ReceiverRefusal } from './receiver-refusal.js';

/**
 * Why a call did not deliver; our own words, never the receiver's. `url_not_allowed`, `address_not_allowed`: V41.
 * `status`: an answer that is not 2xx. `redirect`: 3xx, which is not followed. `gone`: 410, no more of it please.
 */
export const CALL_FAILURES = [
  'url_not_allowed',
  'host_unknown',
  'address_not_allowed',
  'status',
  'redirect',
  'gone',
  'timeout',
  'connection_refused',
  'connection_failed',
  'tls_failed',
] as const;
/** A reason of {@link CALL_FAILURES}. */
export type CallFailure = (typeof CALL_FAILURES)[number];

/** What a call came to. */
export interface CallOutcome {
  delivered: boolean;
  /** HTTP status, if there was an answer. */
  status: number | null;
  /** Why not; null when it was delivered. */
  failure: CallFailure | null;
  durationMs: number;
  /** How long the receiver asks to be left alone. */
  retryAfterMs: number | null;
}

/** The outcome of a call that was answered. */
export function outcomeOfAnswer(
  status: number,
  headers: IncomingHttpHeaders,
  durationMs: number,
): CallOutcome {
  const failure = failureOf(status);
  const retryAfterMs = failure === null ? null : retryAfterOf(headers['retry-after']);
  return { delivered: failure === null, status, failure, durationMs, retryAfterMs };
}

function failureOf(status: number): CallFailure | null {
  if (status >= 200 && status < 300) return null;
  if (status === 410) return 'gone';
  return status >= 300 && status < 400 ? 'redirect' : 'status';
}

/** Seconds only: a date would be by the receiver's clock (RFC 9110, 10.2.3). */
function retryAfterOf(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,9}$/.test(header) ? Number(header) * 1_000 : null;
}

/** The outcome of a call without an answer. */
export function outcomeOfFailure(error: unknown, isLate: boolean, durationMs: number): CallOutcome {
  const failure = isLate ? 'timeout' : nameOf(error);
  return { delivered: false, status: null, failure, durationMs, retryAfterMs: null };
}

function nameOf(error: unknown): CallFailure {
  if (error instanceof ReceiverRefusal) return error.reason;
  const codes = codesOf(error);
  if (codes.includes('UND_ERR_CONNECT_TIMEOUT') || codes.includes('ETIMEDOUT')) return 'timeout';
  if (codes.includes('ECONNREFUSED')) return 'connection_refused';
  return codes.some((code) => TLS.test(code)) ? 'tls_failed' : 'connection_failed';
}

const TLS = /CERT|^ERR_TLS|^ERR_SSL|^EPROTO|^UNABLE_TO|^HOSTNAME_MISMATCH|SELF_SIGNED/;

/** Codes of an error and of what it is made of: one for each address that was tried. */
function codesOf(error: unknown): string[] {
  const {
    code,
    cause,
    errors = [],
  } = (error ?? {}) as {
    code?: unknown;
    cause?: unknown;
    errors?: unknown[];
  };
  const own = typeof code === 'string' ? [code] : [];
  return [...own, ...(cause ? codesOf(cause) : []), ...errors.flatMap(codesOf)];
}
