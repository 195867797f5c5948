import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { ACTOR_HEADER } from '../actors/actor-tokens.js';
import { CLIENT_IP_HEADER, REQUEST_ID_HEADER } from './request-context.js';

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;
const OWN_PREFIX = 'x-rollcall-';

/** Takes away what only our own processes may say, from a request that came from outside. */
export function stripInternalHeaders(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    if (name.startsWith(OWN_PREFIX) || name === REQUEST_ID_HEADER) delete headers[name];
  }
}

/** The id that the gateway gave to a request, or a new one (UUID v7). */
export function requestIdOf({ headers }: IncomingMessage, edge: boolean): string {
  const given = headers[REQUEST_ID_HEADER];
  return !edge && typeof given === 'string' && REQUEST_ID.test(given) ? given : uuidv7();
}

/**
 * Address of the outside caller. The header counts only beside an actor token, whose check by the guard then
 * vouches that the request came from one of ours.
 */
export function clientIpOf({ headers, socket }: IncomingMessage): string {
  const given = headers[CLIENT_IP_HEADER];
  const vouched = headers[ACTOR_HEADER] !== undefined && typeof given === 'string' && isIP(given) !== 0;
  return vouched ? given : (socket.remoteAddress ?? '');
}
