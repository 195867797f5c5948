import type { Actor } from './actor.js';

const actors = new WeakMap<object, Actor>();

/**
 * Remembers who makes a request, once that was verified. For the guard, and for the gateway, which verifies other
 * credentials than actor tokens.
 */
export function rememberActor(request: object, actor: Actor): void {
  actors.set(request, actor);
}

/** Who makes a request; undefined until the guard has seen it. */
export function actorOf(request: object): Actor | undefined {
  return actors.get(request);
}
