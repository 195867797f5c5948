import type { Server } from 'node:http';
import formBody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import replyFrom from '@fastify/reply-from';
import serveStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { GatewayConfig } from './config.js';
import { TrustedProxies } from './rate-limits/trusted-proxies.js';
import { CallCounts } from './rate-limits/call-counts.js';
import { RateLimits } from './rate-limits/rate-limits.js';
import { Admission } from './routing/admission.js';
import { BODY_LIMIT_BYTES, bodyKindOf, hasBody } from './routing/bodies.rules.js';
import { Forwarder } from './routing/forwarder.js';
import { guardFrontDoor } from './routing/front-door.js';
import { MeteredBody } from './routing/metered-body.js';
import { securityHeadersFor } from './routing/security-headers.js';
import { UpstreamPool } from './routing/upstream-pool.js';

/**
 * Puts the gateway's own ways between the server and its controllers: the front door, the admission of every
 * request, and the forwarding of all that no controller of ours answers.
 */
export async function configureGateway(app: NestFastifyApplication): Promise<void> {
  const config = app.get(GatewayConfig);
  guardFrontDoor(app.getHttpServer() as Server, TrustedProxies.parse(config.TRUSTED_PROXIES));
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await instance.register(rateLimit, { global: false, store: CallCounts });
  app.get(RateLimits).install(instance);
  await instance.register(replyFrom, {
    undici: app.get(UpstreamPool) as never,
    disableCache: true,
    // Addresses hold tokens of links (V31); the platform logs them masked.
    disableRequestLogging: true,
  });
  // The controllers say which file is sent; nothing is served by the plugin alone.
  await instance.register(serveStatic, { serve: false, preCompressed: true });
  await instance.register(formBody, { bodyLimit: BODY_LIMIT_BYTES.form });
  admitRequests(instance, app.get(Admission), securityHeadersFor(config.PUBLIC_URL));
  streamBodies(instance);
  forwardRequests(instance, app.get(Forwarder));
}

function admitRequests(
  instance: FastifyInstance,
  admission: Admission,
  headers: Readonly<Record<string, string>>,
): void {
  instance.decorateRequest('passage');
  instance.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    await admission.admit(request, reply);
  });
}

/** Bodies are not read here, with the exception of our own small forms. */
function streamBodies(instance: FastifyInstance): void {
  instance.addContentTypeParser('*', (request, _payload, done) => {
    const kind = bodyKindOf(request.passage.route, request.method);
    const { 'content-length': contentLength, 'transfer-encoding': transferEncoding } = request.headers;
    const isThere = hasBody({ contentLength, transferEncoding });
    done(null, kind && isThere ? MeteredBody.of(request.raw, BODY_LIMIT_BYTES[kind]) : undefined);
  });
}

function forwardRequests(instance: FastifyInstance, forwarder: Forwarder): void {
  instance.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/*',
    handler: (request, reply) => forwarder.forward(request, reply),
  });
}
