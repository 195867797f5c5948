import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActorExchange } from './actor-exchange.js';
import { SIGN_IN_HEADER, SignInCookies } from './sign-in-cookies.js';

/** Gives a browser its cookies when a service says that it signed the caller in, and takes them when it ended. */
@Injectable()
export class SignInResult {
  constructor(
    private readonly cookies: SignInCookies,
    private readonly exchange: ActorExchange,
  ) {}

  /** @param headers of the answer of the service */
  apply(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    const { route, caller } = request.passage;
    if (status < 200 || status >= 300) return;
    const accessToken = headers[SIGN_IN_HEADER];
    if (route.signsIn && typeof accessToken === 'string') this.cookies.set(reply, accessToken);
    if (!route.signsOut) return;
    if (caller.accessToken !== undefined) this.exchange.forget(caller.accessToken);
    this.cookies.clear(reply);
  }
}
