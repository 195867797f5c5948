import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ActorExchangeAnswer, ActorExchangeRequest } from '@rollcall/contracts';
import { ActorTokens, Clock, RemoteProblem, type Actor } from '@rollcall/platform';
import { LRUCache } from 'lru-cache';
import { IdentityClient } from '../routing/peers.js';

/** Who an access token belongs to. */
export interface Exchanged {
  actor: Actor;
  actorToken: string;
}

/** An exchange under way. */
interface Running {
  outcome: Promise<Exchanged | undefined>;
  /** The sign-in was ended meanwhile: what comes back is out of date. */
  isOutdated: boolean;
}

/** A sign-in that ended anywhere ends everywhere within this time (architecture.md 2, V45). */
const KEEP_MS = 1000;
const KEEP_AT_MOST = 10_000;

/**
 * Exchanges outside access tokens for actor tokens at identity. An exchange counts for one second from its start,
 * and calls with one token at the same time share one.
 */
@Injectable()
export class ActorExchange {
  readonly #known = new LRUCache<string, { exchanged: Exchanged; from: number }>({ max: KEEP_AT_MOST });
  readonly #running = new Map<string, Running>();

  constructor(
    private readonly identity: IdentityClient,
    private readonly tokens: ActorTokens,
    private readonly clock: Clock,
  ) {}

  /** What is known of a token from the last second. */
  recall(accessToken: string): Exchanged | undefined {
    const known = this.#known.get(keyOf(accessToken));
    if (known === undefined) return undefined;
    const age = this.clock.now().getTime() - known.from;
    return age >= 0 && age < KEEP_MS ? known.exchanged : undefined;
  }

  /**
   * @returns undefined when the token is unknown, ended or expired
   * @throws DependencyUnavailableError when identity cannot say
   */
  exchange(accessToken: string): Promise<Exchanged | undefined> {
    const key = keyOf(accessToken);
    const underWay = this.#running.get(key);
    if (underWay) return underWay.outcome;
    const running: Running = { outcome: this.ask(accessToken), isOutdated: false };
    this.#running.set(key, running);
    running.outcome = this.remember(key, running);
    return running.outcome;
  }

  /** Drops what is known of a token whose sign-in was just ended through this gateway. */
  forget(accessToken: string): void {
    const key = keyOf(accessToken);
    const underWay = this.#running.get(key);
    if (underWay) underWay.isOutdated = true;
    this.#running.delete(key);
    this.#known.delete(key);
  }

  private async remember(key: string, running: Running): Promise<Exchanged | undefined> {
    const from = this.clock.now().getTime();
    try {
      const exchanged = await running.outcome;
      if (exchanged && !running.isOutdated) this.#known.set(key, { exchanged, from });
      return exchanged;
    } finally {
      if (!running.isOutdated) this.#running.delete(key);
    }
  }

  private async ask(accessToken: string): Promise<Exchanged | undefined> {
    const actorToken = await this.answerOf(accessToken);
    return actorToken === undefined ? undefined : { actor: await this.tokens.verify(actorToken), actorToken };
  }

  private async answerOf(accessToken: string): Promise<string | undefined> {
    const body: ActorExchangeRequest = { accessToken };
    try {
      const answer = await this.identity.post<ActorExchangeAnswer>('/internal/actor-tokens', { body });
      return answer.actorToken;
    } catch (error) {
      if (error instanceof RemoteProblem && error.status === 401) return undefined;
      throw error;
    }
  }
}

/** Tokens themselves are not kept in memory longer than a request lasts. */
function keyOf(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest('base64url');
}
