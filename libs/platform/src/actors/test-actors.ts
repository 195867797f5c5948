import { SystemClock } from '../clock/system-clock.js';
import type { Clock } from '../clock/clock.js';
import type { Actor, KeyActor, UserActor } from './actor.js';
import { ACTOR_HEADER, ActorTokens } from './actor-tokens.js';
import { KeyRing } from './key-ring.js';

/** A signed-in person for tests; say only what matters to the test. */
export function userActor(about: Partial<Omit<UserActor, 'kind'>> = {}): UserActor {
  return {
    kind: 'user',
    userId: '01890000-0000-7000-8000-000000000001',
    platformId: '01890000-0000-7000-8000-000000000002',
    signInId: '01890000-0000-7000-8000-000000000003',
    passwordChangeRequired: false,
    ...about,
  };
}

/** An API key for tests, without scopes unless said otherwise. */
export function keyActor(about: Partial<Omit<KeyActor, 'kind'>> = {}): KeyActor {
  return {
    kind: 'key',
    keyId: '01890000-0000-7000-8000-000000000004',
    platformId: '01890000-0000-7000-8000-000000000002',
    scopes: [],
    ...about,
  };
}

/** Tokens as a service with these keys makes and accepts them. */
export function actorTokens(secretKeys: string, clock: Clock = new SystemClock()): ActorTokens {
  return new ActorTokens(KeyRing.parse(secretKeys), clock);
}

/** Headers of a call on behalf of an actor, to a service that has these keys. */
export async function actorHeaders(actor: Actor, secretKeys: string): Promise<Record<string, string>> {
  return { [ACTOR_HEADER]: await actorTokens(secretKeys).mint(actor) };
}
