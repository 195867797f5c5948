import { normalizeIP } from '@fastify/rate-limit';
import { Injectable } from '@nestjs/common';
import { CLIENT_IP_HEADER, DomainError, idOf } from '@rollcall/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GatewayConfig } from '../config.js';
import { budgetsOf, type Budget, type BudgetName } from './budgets.js';

type Counter = ReturnType<FastifyInstance['createRateLimit']>;
type Count = Extract<Awaited<ReturnType<Counter>>, { isAllowed: false }>;

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * How much each caller may ask of the installation. The counts are kept in this process: with several replicas of
 * the gateway a caller gets the sum of what each allows.
 */
@Injectable()
export class RateLimits {
  #counters = new Map<BudgetName, Counter[]>();

  constructor(private readonly config: GatewayConfig) {}

  /** Makes the counters, of `@fastify/rate-limit`, which has to be registered with the server before. */
  install(instance: FastifyInstance): void {
    for (const [name, budgets] of Object.entries(budgetsOf(this.config))) {
      this.#counters.set(
        name as BudgetName,
        budgets.map((budget) => counterOf(instance, budget)),
      );
    }
  }

  /**
   * Counts a call, and says in the answer how much is left.
   *
   * @throws DomainError `too_many_requests`
   */
  async take(name: BudgetName, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    for (const counter of this.countersOf(name)) settle(await counter(request), reply);
  }

  /** Refuses a call of a caller who has used a budget up, without counting it. */
  async peek(name: BudgetName, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    for (const counter of this.countersOf(name)) {
      const count = await counter(request, { increment: false });
      if (!count.isAllowed && count.remaining === 0) settle({ ...count, isExceeded: true }, reply);
    }
  }

  /**
   * Counts a call of somebody who is known: of a person, or of a key, which has an allowance for what only reads and a
   * smaller one for what writes (A5).
   *
   * @throws DomainError `too_many_requests`
   */
  async takeOfActor(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const isKey = request.passage.caller.actor.kind === 'key';
    const ofKey = READING.has(request.method) ? 'key-reads' : 'key-writes';
    await this.take(isKey ? ofKey : 'actor', request, reply);
  }

  private countersOf(name: BudgetName): Counter[] {
    const counters = this.#counters.get(name);
    if (!counters) throw new Error('The rate limits were not installed.');
    return counters;
  }
}

function counterOf(instance: FastifyInstance, { calls, seconds, of }: Budget): Counter {
  const options = {
    max: calls,
    timeWindow: seconds * 1000,
    keyGenerator: of === 'actor' ? actorKey : addressKey,
  };
  return instance.createRateLimit(options);
}

function settle(count: Count | { isAllowed: true }, reply: FastifyReply): void {
  if (count.isAllowed) return;
  const seconds = Math.max(1, count.ttlInSeconds);
  reply.header('ratelimit-limit', count.max);
  reply.header('ratelimit-remaining', count.remaining);
  reply.header('ratelimit-reset', seconds);
  if (!count.isExceeded) return;
  throw new DomainError('too_many_requests', `Try again in ${seconds} seconds.`, {
    retryAfterSeconds: seconds,
  });
}

/** Callers of IPv6 hold whole networks of addresses, so their network is counted. */
function addressKey({ headers }: FastifyRequest): string {
  return normalizeIP(String(headers[CLIENT_IP_HEADER]));
}

function actorKey(request: FastifyRequest): string {
  const { actor } = request.passage.caller;
  return idOf(actor) ?? actor.kind;
}
