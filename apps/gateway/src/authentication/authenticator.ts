import { Injectable } from '@nestjs/common';
import { DomainError } from '@rollcall/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../routing/route-table.rules.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { ActorExchange, type Exchanged } from './actor-exchange.js';
import type { Caller } from './caller.js';
import { readCredentials, type Credentials } from './credentials.rules.js';
import { OperatorToken } from './operator-token.js';
import { SignInCookies } from './sign-in-cookies.js';
import { StandingTokens } from './standing-tokens.js';

/** The challenges of RFC 6750, 3. */
const CHALLENGE = 'Bearer realm="rollcall"';
const CHALLENGE_INVALID = `${CHALLENGE}, error="invalid_token"`;

/** Finds out on whose behalf a request is made. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly exchange: ActorExchange,
    private readonly standing: StandingTokens,
    private readonly operator: OperatorToken,
    private readonly cookies: SignInCookies,
    private readonly limits: RateLimits,
  ) {}

  /**
   * @throws DomainError `unauthenticated` when the route is for people who are signed in and nobody is, or when
   * somebody shows credentials that are not valid
   */
  async authenticate(request: FastifyRequest, reply: FastifyReply, access: Access): Promise<Caller> {
    if (access === 'open') return this.nobody();
    const { authorization, cookie } = request.headers;
    const credentials = readCredentials(authorization, cookie, this.cookies.name);
    if (credentials.kind === 'none') {
      if (access === 'optional') return this.nobody();
      throw refuse(reply, CHALLENGE, 'This call needs a sign-in: a bearer token or the cookie of a browser.');
    }
    const caller = await this.recognise(credentials, request, reply);
    if (caller) return caller;
    if (credentials.kind === 'cookie') {
      this.cookies.clear(reply);
      // A browser keeps sending a cookie that has run out; that must not keep its owner from a public page.
      if (access === 'optional') return this.nobody();
    }
    throw refuse(reply, CHALLENGE_INVALID, 'The sign-in is not valid or has ended. Sign in again.');
  }

  /** The caller of a route that is open to anyone. */
  async nobody(): Promise<Caller> {
    const actor = { kind: 'anonymous' } as const;
    return { actor, actorToken: await this.standing.of(actor), via: 'nothing' };
  }

  private async recognise(
    credentials: Exclude<Credentials, { kind: 'none' }>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Caller | undefined> {
    if (credentials.kind === 'unreadable') return undefined;
    const { kind, token } = credentials;
    const recalled = this.exchange.recall(token);
    if (recalled) return callerWith(recalled, credentials);
    if (kind === 'bearer' && this.operator.matches(token)) {
      const actor = { kind: 'operator' } as const;
      return { actor, actorToken: await this.standing.of(actor), via: 'operator-token' };
    }
    const known = await this.ask(token, request, reply);
    return known && callerWith(known, credentials);
  }

  /** Whoever tries tokens out is slowed down before identity hears of them. */
  private async ask(
    token: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Exchanged | undefined> {
    await this.limits.peek('refusals', request, reply);
    const known = await this.exchange.exchange(token);
    if (!known) await this.limits.take('refusals', request, reply);
    return known;
  }
}

/** Keys are for programs: one that a browser sends by itself counts for nothing. */
function callerWith(
  known: Exchanged,
  { kind, token }: Extract<Credentials, { token: string }>,
): Caller | undefined {
  if (kind === 'cookie' && known.actor.kind === 'key') return undefined;
  return { ...known, via: kind, accessToken: token };
}

function refuse(reply: FastifyReply, challenge: string, detail: string): DomainError {
  reply.header('www-authenticate', challenge);
  return new DomainError('unauthenticated', detail);
}
