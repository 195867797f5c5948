import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ActorExchange } from './actor-exchange.js';
import type { Caller } from './caller.js';
import { SignInCookies } from './sign-in-cookies.js';

/** The sign-in of a browser, as it begins and ends with an answer. */
@Injectable()
export class SignInSession {
  constructor(
    private readonly cookies: SignInCookies,
    private readonly exchange: ActorExchange,
  ) {}

  /** The browser that gets this answer is signed in from now on. */
  begin(reply: FastifyReply, accessToken: string): void {
    this.cookies.set(reply, accessToken);
  }

  /** The caller has a new password: a change that was required is required no more (U6). */
  renew({ accessToken }: Caller): void {
    if (accessToken !== undefined) this.exchange.forget(accessToken);
  }

  /** The sign-in of the caller was ended: the browser loses its cookies, this process what it knows of it. */
  end(reply: FastifyReply, { accessToken }: Caller): void {
    if (accessToken !== undefined) this.exchange.forget(accessToken);
    this.cookies.clear(reply);
  }
}
