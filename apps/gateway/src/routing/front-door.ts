import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import { CLIENT_IP_HEADER, REQUEST_ID_HEADER, TRACEPARENT_HEADER, traceparentFrom } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import type { TrustedProxies } from '../rate-limits/trusted-proxies.js';

const SANE_REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;
/** What callers may not say: it speaks for us, or for a proxy, or asks to be read as another request. */
const NOT_FOR_CALLERS =
  /^(?:x-rollcall-.*|x-forwarded-.*|forwarded|x-real-ip|x-client-ip|x-host|x-original-.*|x-rewrite-url|x-http-method(?:-override)?|x-method-override)$/;

/**
 * Makes the gateway the first to see each request of a server, before any code that believes internal headers:
 * takes away what callers may not say about themselves (V47) and writes what only the gateway knows.
 */
export function guardFrontDoor(server: Server, proxies: TrustedProxies): void {
  server.prependListener('request', (request: IncomingMessage) => enter(request, proxies));
}

function enter({ headers, socket }: IncomingMessage, proxies: TrustedProxies): void {
  const forwardedFor = headers['x-forwarded-for'];
  const requestId = headers[REQUEST_ID_HEADER];
  removeForgeries(headers);
  headers[CLIENT_IP_HEADER] = proxies.clientAddress(
    socket.remoteAddress,
    Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor,
  );
  const isSane = typeof requestId === 'string' && SANE_REQUEST_ID.test(requestId);
  headers[REQUEST_ID_HEADER] = isSane ? requestId : uuidv7();
  headers[TRACEPARENT_HEADER] = traceparentFrom(headers[TRACEPARENT_HEADER]);
}

function removeForgeries(headers: IncomingHttpHeaders): void {
  for (const name in headers) if (NOT_FOR_CALLERS.test(name)) delete headers[name];
}
