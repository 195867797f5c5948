import { Injectable } from '@nestjs/common';
import { DomainError } from '@rollcall/platform';
import type { FastifyRequest } from 'fastify';
import { ServedHosts } from '../routing/served-hosts.js';
import type { Caller } from './caller.js';
import { CsrfTokens } from './csrf-tokens.js';
import { isForeign } from './request-origin.rules.js';

/** The header in which a page of ours sends back the value of the CSRF cookie. */
export const CSRF_HEADER = 'x-csrf-token';

/** Keeps pages of other sites from making calls through the browser of somebody who is signed in (V44). */
@Injectable()
export class CrossSiteDefence {
  constructor(
    private readonly hosts: ServedHosts,
    private readonly tokens: CsrfTokens,
  ) {}

  /**
   * Refuses writes that a browser says to come from another site, also of nobody: else a foreign page could sign
   * its visitor in as somebody else.
   */
  assertOrigin(request: FastifyRequest): void {
    if (isSafe(request.method) || request.headers.authorization !== undefined) return;
    const { origin, 'sec-fetch-site': fetchSite } = request.headers;
    const from = {
      // Browsers before Sec-Fetch-Site give our own join form, a page without referrer, the origin `null` too.
      origin: origin === 'null' && isOurForm(request) ? undefined : origin,
      fetchSite: fetchSite === undefined ? undefined : String(fetchSite),
    };
    const localPort = request.socket.localPort;
    if (isForeign(from, (name) => this.hosts.servesOrigin(name, localPort))) {
      throw new DomainError('csrf_token_invalid', 'This call came from a page of another site.');
    }
  }

  /** Refuses writes of a browser that do not bring the token which only pages of ours can read. */
  assertToken(request: FastifyRequest, { via, accessToken = '' }: Caller): void {
    if (via !== 'cookie' || isSafe(request.method)) return;
    // The form of the join page cannot send a header; the secret in its address is the proof instead.
    if (isOurForm(request)) return;
    const presented = request.headers[CSRF_HEADER];
    if (this.tokens.matches(accessToken, typeof presented === 'string' ? presented : undefined)) return;
    throw new DomainError('csrf_token_invalid', `Send the value of the CSRF cookie in ${CSRF_HEADER}.`);
  }
}

function isOurForm({ passage }: FastifyRequest): boolean {
  return passage.route.service === 'gateway';
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}
