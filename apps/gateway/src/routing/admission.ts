import { Injectable } from '@nestjs/common';
import { CLIENT_IP_HEADER, DomainError } from '@rollcall/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authenticator } from '../authentication/authenticator.js';
import { CrossSiteDefence } from '../authentication/cross-site-defence.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { BODY_KIND_NAMES, BODY_LIMIT_BYTES, bodyFault, bodyKindOf, type BodyKind } from './bodies.rules.js';
import { readRequestTarget, type RequestTarget } from './request-target.rules.js';
import { ROUTES, routeFinder, type Route } from './route-table.rules.js';
import { ServedHosts } from './served-hosts.js';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const findRoute = routeFinder(ROUTES);

/** Decides, before anything of its body is read, whether a request is let in, and as whose. */
@Injectable()
export class Admission {
  constructor(
    private readonly hosts: ServedHosts,
    private readonly authenticator: Authenticator,
    private readonly crossSite: CrossSiteDefence,
    private readonly limits: RateLimits,
  ) {}

  /** @throws DomainError saying why it is not let in */
  async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    assertMethod(request.method, reply);
    const target = readRequestTarget(request.raw.url ?? '');
    const route = target && findRoute(target.segments);
    this.assertHost(request, target, route);
    if (!target || !route) throw new DomainError('not_found', 'There is nothing at this address.');
    const clientAddress = String(request.headers[CLIENT_IP_HEADER]);
    const nobody = await this.authenticator.nobody();
    request.passage = { route, target, clientAddress, caller: nobody };
    assertBody(request, reply, bodyKindOf(route, request.method));
    if (route.allowance !== 'none' && route.allowance !== 'actor') {
      await this.limits.take(route.allowance, request, reply);
    }
    this.crossSite.assertOrigin(request);
    const caller = await this.authenticator.authenticate(request, reply, route.access);
    request.passage.caller = caller;
    this.crossSite.assertToken(request, caller);
    if (route.allowance === 'actor') await this.limits.takeOfActor(request, reply);
  }

  private assertHost(request: FastifyRequest, target?: RequestTarget, route?: Route): void {
    if (route?.anyHost) return;
    const host = target?.authority ?? request.headers.host;
    if (this.hosts.serves(host, request.socket.localPort)) return;
    throw new DomainError('misdirected_request', 'This host name is not served here.');
  }
}

function assertMethod(method: string, reply: FastifyReply): void {
  if (METHODS.has(method)) return;
  reply.header('allow', [...METHODS].join(', '));
  throw new DomainError('method_not_allowed', `The method ${method} is not offered.`);
}

function assertBody({ headers }: FastifyRequest, reply: FastifyReply, kind: BodyKind | undefined): void {
  if (kind === undefined) return;
  const fault = bodyFault(
    {
      contentType: headers['content-type'],
      contentEncoding: headers['content-encoding'],
      contentLength: headers['content-length'],
      transferEncoding: headers['transfer-encoding'],
    },
    kind,
  );
  if (fault === undefined) return;
  // Nobody is going to read what is still on its way.
  reply.header('connection', 'close');
  throw fault === 'size'
    ? new DomainError('payload_too_large', `Send at most ${BODY_LIMIT_BYTES[kind]} bytes.`)
    : new DomainError('unsupported_media_type', `Send the body as ${BODY_KIND_NAMES[kind]}, not encoded.`);
}
