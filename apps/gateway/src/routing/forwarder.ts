import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReplyFromHooks } from '@fastify/reply-from';
import { ACTOR_HEADER, DomainError, EVENT_STREAM_MEDIA_TYPE } from '@rollcall/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewayConfig } from '../config.js';
import { SIGN_IN_HEADER } from '../authentication/sign-in-cookies.js';
import { SignInSession } from '../authentication/sign-in-session.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { requestHeaders, responseHeaders, type Headers } from './forwarded-headers.rules.js';
import { BodyTooLargeError } from './metered-body.js';
import { OpenStreams } from './open-streams.js';
import { addressesOf } from './peers.js';
import { UpstreamBusyError, UpstreamTimeoutError } from './upstream-pool.js';

const RETRY_AFTER_SECONDS = 2;
const RETRY_DELAY_MS = 20;

/** What `@fastify/reply-from` hands over as the answer of a service. */
interface UpstreamAnswer {
  statusCode: number;
  headers: Headers;
  stream: NodeJS.ReadableStream;
}

/** Passes admitted requests on to the service that owns the route, and streams its answer back. */
@Injectable()
export class Forwarder {
  private readonly logger = new Logger(Forwarder.name);
  private readonly addresses: Readonly<Record<string, string>>;
  private readonly hooks: FastifyReplyFromHooks;

  constructor(
    config: GatewayConfig,
    private readonly session: SignInSession,
    private readonly limits: RateLimits,
    private readonly streams: OpenStreams,
  ) {
    this.addresses = addressesOf(config);
    this.hooks = {
      getUpstream: ({ passage }: Pick<FastifyRequest, 'passage'>) =>
        this.addresses[passage.route.service] ?? '',
      queryString: (_search, _url, { passage }: Pick<FastifyRequest, 'passage'>) =>
        passage.target.search.slice(1),
      rewriteRequestHeaders: (request, headers) => this.outgoing(request as FastifyRequest, headers.host),
      rewriteHeaders: (headers, request) =>
        responseHeaders(headers, request?.passage.route.servesPages === true),
      onResponse: (request, reply, answer) =>
        this.answerUnlessGuessed(
          request as FastifyRequest,
          reply as FastifyReply,
          answer as unknown as UpstreamAnswer,
        ),
      onError: (reply, { error }) => this.fail(reply as FastifyReply, error),
      retryDelay: ({ req, err, attempt }) => retryDelayOf(String(req.method), err, attempt),
    };
  }

  /** Answers a request with what its service answers. */
  forward(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { route, target } = request.passage;
    if (route.service === 'gateway') throw noController(request, reply);
    return reply.from(target.path, this.hooks);
  }

  private outgoing(request: FastifyRequest, host: Headers['host']): Headers {
    const headers = requestHeaders(request.headers, host, request.body !== undefined);
    headers[ACTOR_HEADER] = request.passage.caller.actorToken;
    return headers;
  }

  /**
   * V33: who guesses links is told to stop, and only the guesses are counted: whoever has a real one, maybe behind the
   * same address, gets through.
   */
  private answerUnlessGuessed(request: FastifyRequest, reply: FastifyReply, answer: UpstreamAnswer): void {
    const isGuess = answer.statusCode === 404 && request.passage.route.allowance === 'links';
    if (!isGuess) return this.answer(request, reply, answer);
    this.limits.take('unknown-links', request, reply).then(
      () => this.answer(request, reply, answer),
      (refusal: unknown) => {
        answer.stream.resume();
        reply.send(refusal);
      },
    );
  }

  private answer(
    request: FastifyRequest,
    reply: FastifyReply,
    { statusCode, headers, stream }: UpstreamAnswer,
  ): void {
    if (statusCode >= 200 && statusCode < 300) this.applySignIn(request, reply, headers);
    if (statusCode === 401) reply.header('www-authenticate', 'Bearer realm="rollcall"');
    const isStream = String(headers['content-type']).startsWith(EVENT_STREAM_MEDIA_TYPE);
    // Proxies in front that gather answers before they pass them on (nginx) are told not to.
    if (isStream) reply.header('x-accel-buffering', 'no');
    reply.send(stream);
    if (isStream) this.streams.keep(reply.raw);
  }

  private applySignIn({ passage }: FastifyRequest, reply: FastifyReply, headers: Headers): void {
    const { route, caller } = passage;
    const accessToken = headers[SIGN_IN_HEADER];
    if (route.signsIn && typeof accessToken === 'string') this.session.begin(reply, accessToken);
    if (route.signsOut) this.session.end(reply, caller);
    if (route.renewsSignIn) this.session.renew(caller);
  }

  private fail(reply: FastifyReply, error: Error): void {
    const { request } = reply;
    if (reply.raw.destroyed) return;
    const cause = error.cause ?? error;
    const { service } = request.passage.route;
    if (cause instanceof BodyTooLargeError) {
      reply.header('connection', 'close');
      reply.send(new DomainError('payload_too_large', `Send at most ${cause.limitBytes} bytes.`));
      return;
    }
    if (cause instanceof UpstreamTimeoutError && request.body !== undefined && !request.raw.complete) {
      reply.header('connection', 'close');
      reply.send(new DomainError('request_timeout', 'The body took too long to arrive.'));
      return;
    }
    this.logger.warn({ err: cause, service, requestId: request.id }, 'A service did not answer');
    reply.send(unavailable(service, cause));
  }
}

/** An address of our own that none of our controllers answers. */
function noController({ method }: FastifyRequest, reply: FastifyReply): DomainError {
  if (method === 'GET' || method === 'HEAD') {
    return new DomainError('not_found', 'There is nothing at this address.');
  }
  reply.header('allow', 'GET, HEAD');
  return new DomainError('method_not_allowed', `The method ${method} is not offered here.`);
}

/** A kept connection may close just as it is used again; asking once more is safe where nothing is changed. */
function retryDelayOf(method: string, error: unknown, attempt: number): number | null {
  const { code } = (error ?? {}) as { code?: string };
  const isBroken = code === 'UND_ERR_SOCKET' || code === 'ECONNRESET';
  return isBroken && attempt === 0 && (method === 'GET' || method === 'HEAD') ? RETRY_DELAY_MS : null;
}

function unavailable(service: string, cause: unknown): DomainError {
  return new DomainError(
    cause instanceof UpstreamBusyError ? 'overloaded' : 'service_unavailable',
    `The service ${service} cannot answer at the moment. Try again in ${RETRY_AFTER_SECONDS} seconds.`,
    { retryAfterSeconds: RETRY_AFTER_SECONDS },
  );
}
