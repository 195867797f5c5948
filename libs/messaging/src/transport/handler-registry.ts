import { Injectable } from '@nestjs/common';
import type { MessageHandler } from '@nestjs/microservices';
import { type CloudEvent, EVENTS } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { RequestContext, traceparentFrom } from '@rollcall/platform';
import { isObservable, lastValueFrom } from 'rxjs';
import { EventContext } from '../events/event-context.js';
import { EVERY_EVENT } from '../events/on-event.decorator.js';

interface RegisteredHandler {
  call: MessageHandler;
  batch: boolean;
}

/** The handlers of a service by event type. Several of one type run one after another, in one transaction. */
@Injectable()
export class HandlerRegistry {
  private readonly handlers = new Map<string, RegisteredHandler[]>();

  add(type: string, call: MessageHandler, batch: boolean): void {
    this.handlers.set(type, [...(this.handlers.get(type) ?? []), { call, batch }]);
    if (this.takesEverything && this.handlers.size > 1)
      throw new Error('@OnEveryEvent is the only handler of a service that has it.');
  }

  /** The types that this service receives. */
  get types(): string[] {
    return this.takesEverything ? [...EVENTS.keys()] : [...this.handlers.keys()];
  }

  /** What is handled one after another: the types, or all events as one. */
  get lanes(): string[] {
    return [...this.handlers.keys()];
  }

  /** The lane of a type, or undefined when nothing here handles it. */
  laneOf(type: string): string | undefined {
    if (this.takesEverything) return EVERY_EVENT;
    return this.handlers.has(type) ? type : undefined;
  }

  private get takesEverything(): boolean {
    return this.handlers.has(EVERY_EVENT);
  }

  /** Runs every handler of the lane on the events; rejects with the error of the first that fails. */
  async run(lane: string, events: readonly CloudEvent[], transaction: Transaction): Promise<void> {
    for (const { call, batch } of this.handlers.get(lane) ?? []) {
      if (batch) await invoke(call, events, new EventContext([transaction, events]));
      else for (const event of events) await invoke(call, event, new EventContext([transaction, [event]]));
    }
  }
}

/** Runs in the trace of the event, so that what the handler causes, events included, belongs to it; of a batch, the first. */
async function invoke(call: MessageHandler, payload: unknown, context: EventContext): Promise<void> {
  const [event] = context.events;
  const trace = new RequestContext(event?.id ?? '', traceparentFrom(event?.traceparent), '');
  await RequestContext.run(trace, async () => {
    const result: unknown = await call(payload, context);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  });
}
