import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { actorOf } from './request-actor.js';

/**
 * The verified actor of the request. Its static type may be narrowed to the kinds that `@Allow` admits:
 * `@Allow('user') … (@CurrentActor() actor: UserActor)`.
 */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const actor = actorOf(context.switchToHttp().getRequest<object>());
  if (!actor) throw new Error('There is no actor: the ActorGuard did not run before this handler.');
  return actor;
});
