import { beforeEach, describe, expect, it } from '@jest/globals';
import { RemoteProblem, type Actor } from '@rollcall/platform';
import { actorTokens, MovableClock, TEST_SECRET_KEYS, userActor } from '@rollcall/platform/testing';
import type { IdentityClient } from '../routing/peers.js';
import { ActorExchange } from './actor-exchange.js';

/** Answers exchanges when it is told to. */
class FakeIdentity {
  asked = 0;
  actor: Actor | undefined = userActor();
  gate: Promise<void> = Promise.resolve();

  constructor(private readonly clock: MovableClock) {}

  async post(): Promise<unknown> {
    this.asked += 1;
    const { actor } = this;
    await this.gate;
    if (!actor) throw new RemoteProblem(401, 'unauthenticated', { detail: '' } as never);
    return { actorToken: await actorTokens(TEST_SECRET_KEYS, this.clock).mint(actor) };
  }
}

describe('Exchange access tokens', () => {
  let clock: MovableClock;
  let identity: FakeIdentity;
  let exchange: ActorExchange;
  beforeEach(() => {
    clock = new MovableClock(new Date());
    identity = new FakeIdentity(clock);
    const tokens = actorTokens(TEST_SECRET_KEYS, clock);
    exchange = new ActorExchange(identity as unknown as IdentityClient, tokens, clock);
  });
  const advance = (ms: number): void => clock.set(new Date(clock.now().getTime() + ms));

  it('remembers an exchange for one second and not longer (V45)', async () => {
    await exchange.exchange('token');
    advance(999);
    expect(exchange.recall('token')?.actor).toEqual(userActor());
    advance(1);
    expect(exchange.recall('token')).toBeUndefined();
  });

  it('counts the second from the start of the exchange, not from its answer', async () => {
    let open = (): void => undefined;
    identity.gate = new Promise((resolve) => {
      open = resolve;
    });
    const running = exchange.exchange('token');
    advance(700);
    open();
    await running;
    advance(299);
    expect(exchange.recall('token')).toBeDefined();
    advance(1);
    expect(exchange.recall('token')).toBeUndefined();
  });

  it('shares one exchange between calls at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => exchange.exchange('token')));
    expect(identity.asked).toBe(1);
    expect(new Set(all).size).toBe(1);
    await exchange.exchange('other');
    expect(identity.asked).toBe(2);
  });

  it('remembers nothing of a token that is not valid', async () => {
    identity.actor = undefined;
    expect(await exchange.exchange('token')).toBeUndefined();
    expect(exchange.recall('token')).toBeUndefined();
    identity.actor = userActor();
    expect(await exchange.exchange('token')).toBeDefined();
  });

  it('forgets a sign-in that was ended, also while an exchange of it is under way', async () => {
    let open = (): void => undefined;
    identity.gate = new Promise((resolve) => {
      open = resolve;
    });
    const running = exchange.exchange('token');
    exchange.forget('token');
    open();
    await running;
    expect(exchange.recall('token')).toBeUndefined();
    identity.actor = undefined;
    expect(await exchange.exchange('token')).toBeUndefined();
  });

  it('passes on that identity cannot answer, and asks again next time', async () => {
    identity.gate = Promise.reject(new Error('down'));
    await expect(exchange.exchange('token')).rejects.toThrow('down');
    identity.gate = Promise.resolve();
    expect(await exchange.exchange('token')).toBeDefined();
  });
});
