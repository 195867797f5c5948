import { UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { CloudEvent, EventOf, EventType } from '@rollcall/contracts';
import type { EventContext } from './event-context.js';
import { PropagateFailureFilter } from './propagate-failure.filter.js';

/** Key of the pattern's extras under which the kind of handler is kept. */
export const BATCH_HANDLER = 'rollcall:batch';

/** The pattern of a handler of every type; also the lane in which its events are handled. */
export const EVERY_EVENT = '*';

type HandlerOf<TPayload> = (event: TPayload, context: EventContext) => Promise<void> | void;
type HandlerDecorator<TPayload> = <THandler extends HandlerOf<TPayload>>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<THandler>,
) => void;

/**
 * Makes a controller method the handler of every event of every type, its own service's included, in the order in which
 * they arrived: of several replicas one works at a time. For what keeps or passes on events as such. It is called with
 * batches, which may hold several events of one subject. A service that has such a handler has no other, and lists
 * `everyEventMigrations` among its migrations.
 */
export function OnEveryEvent(): HandlerDecorator<CloudEvent[]> {
  return handlerOf(EVERY_EVENT, true);
}

/**
 * Makes a controller method the handler of an event type. It is called with the event (`@Payload()`) and an
 * {@link EventContext} (`@Ctx()`), in one transaction with the completion of the event: write through
 * `context.transaction` and the effect happens exactly once. Throwing means: not done, try again later.
 *
 * Events of one subject come in the order of their versions as far as they have arrived; guard projections by
 * `subjectversion` all the same. A handler that has just been added is also given the events of its type that
 * producers still keep (14 days): check `event.time` where an old event must have no effect.
 *
 * With `batch: true` the method is given arrays, never with two events of one subject in a call.
 */
export function OnEvent<T extends EventType>(
  type: T,
  options?: { batch?: false },
): HandlerDecorator<EventOf<T>>;
export function OnEvent<T extends EventType>(
  type: T,
  options: { batch: true },
): HandlerDecorator<EventOf<T>[]>;
export function OnEvent(type: EventType, options: { batch?: boolean } = {}): MethodDecorator {
  return handlerOf(type, options.batch ?? false);
}

function handlerOf(pattern: string, batch: boolean): MethodDecorator {
  const events = EventPattern<string>(pattern, { [BATCH_HANDLER]: batch }) as MethodDecorator;
  const failures = UseFilters(new PropagateFailureFilter());
  return (target, key, descriptor) => {
    events(target, key, descriptor);
    failures(target, key, descriptor);
  };
}
