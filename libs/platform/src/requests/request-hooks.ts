import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { actorOf } from '../actors/request-actor.js';
import { httpRequestSeconds } from '../observability/metrics.js';
import { maskedPath } from '../observability/scrub-text.js';
import { DomainError, invalidInput } from '../problems/domain.error.js';
import { DeclaredRoutes } from './declared-routes.js';
import { hostileInput } from './hostile-input.js';
import { REQUEST_ID_HEADER, RequestContext, TRACEPARENT_HEADER } from './request-context.js';
import { clientIpOf } from './request-headers.js';
import { traceparentFrom } from './traceparent.js';

const MAXIMUM_URL_LENGTH = 8192;

/** Sent with every answer unless a route says otherwise: what is served is data, not for browsers to run. */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Gives every request of a server its ids, its context, its headers, its log line and its measurement. */
export function installRequestHooks(instance: FastifyInstance, logger: Logger): void {
  const contexts = new WeakMap<FastifyRequest, RequestContext>();
  instance.addHook('onRequest', (request, reply, done) => {
    const traceparent = traceparentFrom(request.headers[TRACEPARENT_HEADER]);
    const context = new RequestContext(request.id, traceparent, clientIpOf(request.raw));
    contexts.set(request, context);
    setStandardHeaders(request, reply);
    RequestContext.run(context, done);
  });
  refuseWhatNoRouteWants(instance);
  instance.addHook('onResponse', (request, reply, done) => {
    recordAnswer(logger, request, reply, contexts.get(request)?.traceparent);
    done();
  });
}

/** The headers of every answer, also of those that no hook sees. */
export function setStandardHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({ ...SECURITY_HEADERS, [REQUEST_ID_HEADER]: request.id });
}

function refuseWhatNoRouteWants(instance: FastifyInstance): void {
  const routes = new DeclaredRoutes();
  instance.addHook('onRoute', ({ method, url }) => routes.add(method, url));
  instance.addHook('onRequest', (request, reply, done) => {
    if (request.url.length > MAXIMUM_URL_LENGTH) {
      return done(new DomainError('uri_too_long', `Use at most ${MAXIMUM_URL_LENGTH} characters.`));
    }
    const methods = request.is404 ? routes.methodsAt(request.url.split('?', 1)[0] ?? '') : [];
    if (methods.length === 0) return done();
    reply.header('allow', methods.join(', '));
    return done(new DomainError('method_not_allowed', `Offered here: ${methods.join(', ')}.`));
  });
  instance.addHook('preHandler', (request, _reply, done) => {
    const address = [request.query, request.params].flatMap((part) => hostileInput(part));
    // Which texts of a body may hold U+0000 is known to its request class: the validation pipe judges that.
    const body = hostileInput(streamless(request.body)).filter(({ code }) => code !== 'forbidden_character');
    const hostile = [...address, ...body];
    if (hostile.length > 0) done(invalidInput(hostile));
    else done();
  });
}

/** A streamed body is for its reader to check. */
function streamless(body: unknown): unknown {
  const isStream =
    typeof body === 'object' && body !== null && 'pipe' in body && typeof body.pipe === 'function';
  return isStream || ArrayBuffer.isView(body) ? undefined : body;
}

function recordAnswer(
  logger: Logger,
  request: FastifyRequest,
  reply: FastifyReply,
  traceparent: string | undefined,
): void {
  const { method, url, id: requestId } = request;
  const status = reply.statusCode;
  const seconds = reply.elapsedTime / 1000;
  const route = request.routeOptions.url ?? 'none';
  httpRequestSeconds.observe({ method, route, status: String(status) }, seconds);
  const isRead = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  const level = status >= 400 || !isRead ? 'info' : 'debug';
  const ms = Math.round(seconds * 1000);
  const actor = actorOf(request)?.kind;
  logger[level]({ requestId, traceparent, method, url: maskedPath(url), status, ms, actor }, 'request');
}
