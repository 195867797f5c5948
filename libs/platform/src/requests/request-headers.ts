import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { ACTOR_HEADER } from '../actors/actor-tokens.js';
import { CLIENT_IP_HEADER, REQUEST_ID_HEADER } from './request-context.js';

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;
const vouchedFor = new WeakSet<IncomingMessage>();

/**
 * For the gateway: says that it has itself written the internal headers of a request, and taken away what the
 * caller sent under their names. From then on they are believed without an actor token beside them.
 */
export function vouchForHeaders(request: IncomingMessage): void {
  vouchedFor.add(request);
}

/** The id that the gateway gave to a request, or a new one (UUID v7). */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : uuidv7();
}

/**
 * Address of the outside caller. The header counts only beside an actor token, whose check by the guard then
 * vouches that the request came from one of ours.
 */
export function clientIpOf(request: IncomingMessage): string {
  const given = request.headers[CLIENT_IP_HEADER];
  const isBelieved = vouchedFor.has(request) || request.headers[ACTOR_HEADER] !== undefined;
  const isAddress = typeof given === 'string' && isIP(given) !== 0;
  return isBelieved && isAddress ? given : (request.socket.remoteAddress ?? '');
}
