import type { Actor } from './actor.js';

const actors = new WeakMap<object, Actor>();

/** Remembers who makes a request, once the token was verified. */
export function rememberActor(request: object, actor: Actor): void {
  actors.set(request, actor);
}

/** Who makes a request; undefined until the guard has seen it. */
export function actorOf(request: object): Actor | undefined {
  return actors.get(request);
}
