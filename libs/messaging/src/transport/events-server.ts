import { Injectable } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { EVENTS } from '@rollcall/contracts';
import { BATCH_HANDLER, EVERY_EVENT } from '../events/on-event.decorator.js';
import { InboxWorkers } from '../inbox/inbox-workers.js';
import { Subscriptions } from '../inbox/subscriptions.js';
import { Carrier } from '../carriers/carrier.js';
import { Upkeep } from '../operations/upkeep.js';
import { Relay } from '../relay/relay.js';
import { HandlerRegistry } from './handler-registry.js';

/** The transport strategy through which Nest's event handlers are fed from the inbox. */
@Injectable()
export class EventsServer extends Server implements CustomTransportStrategy {
  /** Nest would otherwise log failures of handlers itself and swallow them. */
  override readonly propagatesEventHandlerErrors = true;
  override readonly transportId = Symbol('rollcall events');

  constructor(
    private readonly handlers: HandlerRegistry,
    private readonly carrier: Carrier,
    private readonly subscriptions: Subscriptions,
    private readonly workers: InboxWorkers,
    private readonly relay: Relay,
    private readonly upkeep: Upkeep,
  ) {
    super();
  }

  /** Called by Nest for every handler method. Kept apart from Nest's own chain, which would run handlers of one type
   * at once, on one connection. */
  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    isEventHandler = false,
    extras: Record<string, unknown> = {},
  ): void {
    const type = String(pattern);
    if (!isEventHandler || !(BATCH_HANDLER in extras))
      throw new Error(`${type}: declare handlers with @OnEvent.`);
    if (type !== EVERY_EVENT && !EVENTS.has(type))
      throw new Error(`@OnEvent('${type}') names an event type that does not exist.`);
    this.messageHandlers.set(type, callback);
    this.handlers.add(type, callback, extras[BATCH_HANDLER] === true);
  }

  override async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      await this.carrier.start(() => this.relay.carrierAvailable());
      await this.subscriptions.start();
      this.workers.start();
      this.relay.start();
      this.upkeep.start();
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** In the order in which work flows: nothing new comes in, what is in hand is finished, its events are published. */
  override async close(): Promise<void> {
    await this.upkeep.stop();
    await this.subscriptions.stop();
    await this.workers.stop();
    await this.relay.stop();
    await this.carrier.close();
  }

  override on(): never {
    throw new Error('Events of the transport itself are not offered.');
  }

  override unwrap<T>(): T {
    return this.carrier as T;
  }
}
