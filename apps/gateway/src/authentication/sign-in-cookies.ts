import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { GatewayConfig } from '../config.js';
import { CsrfTokens } from './csrf-tokens.js';

/** The header by which a service tells the gateway that its answer signs the caller in; never goes outside. */
export const SIGN_IN_HEADER = 'x-rollcall-sign-in';

const WELL_FORMED = /^[A-Za-z0-9._~+/-]{1,512}=*$/;

/**
 * The two cookies of a browser that is signed in: the access token, which scripts cannot read, and the CSRF token,
 * which the page sends back in a header. They last as long as the browser runs; the sign-in itself ends sooner.
 */
@Injectable()
export class SignInCookies {
  /** Name of the cookie with the access token. */
  readonly name: string;
  /** Name of the cookie with the CSRF token. */
  readonly csrfName: string;
  readonly #attributes: string;

  constructor(
    config: GatewayConfig,
    private readonly csrfTokens: CsrfTokens,
  ) {
    const isSecure = config.PUBLIC_URL.startsWith('https:');
    // Browsers take the prefix __Host- only from a secure origin, and then no other host can plant the cookie.
    this.name = isSecure ? '__Host-rollcall' : 'rollcall';
    this.csrfName = `${this.name}-csrf`;
    this.#attributes = `Path=/; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  }

  /** Signs the browser in that gets this answer. */
  set(reply: FastifyReply, accessToken: string): void {
    if (!WELL_FORMED.test(accessToken)) throw new Error('A service gave an access token of an unknown form.');
    reply.header('set-cookie', [
      `${this.name}=${accessToken}; HttpOnly; ${this.#attributes}`,
      `${this.csrfName}=${this.csrfTokens.of(accessToken)}; ${this.#attributes}`,
    ]);
  }

  /** Signs the browser out that gets this answer. */
  clear(reply: FastifyReply): void {
    reply.header('set-cookie', [
      `${this.name}=; HttpOnly; ${this.#attributes}; Max-Age=0`,
      `${this.csrfName}=; ${this.#attributes}; Max-Age=0`,
    ]);
  }
}
