import { randomBytes } from 'node:crypto';

const VERSION_00 = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Keeps a valid `traceparent` (W3C Trace Context, 3.2) and begins a new trace for anything else. */
export function traceparentFrom(header: unknown): string {
  if (typeof header === 'string' && VERSION_00.test(header)) return header;
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
}
