import { Injectable } from '@nestjs/common';
import type { MessageHandler } from '@nestjs/microservices';
import type { CloudEvent } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { RequestContext, traceparentFrom } from '@rollcall/platform';
import { isObservable, lastValueFrom } from 'rxjs';
import { EventContext } from '../events/event-context.js';

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
  }

  get types(): string[] {
    return [...this.handlers.keys()];
  }

  /** Runs every handler of the type on the events; rejects with the error of the first that fails. */
  async run(type: string, events: readonly CloudEvent[], transaction: Transaction): Promise<void> {
    for (const { call, batch } of this.handlers.get(type) ?? []) {
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
