import { isIP } from 'node:net';

/** An address as PostgreSQL takes it: without the zone of a link-local one. Null when it is none. */
export function inetOf(clientIp: string): string | null {
  const address = clientIp.replace(/%.*$/, '');
  return isIP(address) === 0 ? null : address;
}
