import { Inject, Injectable } from '@nestjs/common';
import type { CloudEvent } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Clock, RequestContext, newId } from '@rollcall/platform';
import { EventSchemas } from '../events/event-schemas.js';
import { EventWatch } from '../events/event-watch.js';
import type { NewEvent } from '../events/new-event.js';
import { MESSAGING_OPTIONS, type ResolvedMessagingOptions } from '../messaging.options.js';
import { OutboxSignal } from './outbox-signal.js';
import { OutboxStore, type WrittenEvent } from './outbox.store.js';

/** Events are facts, not files; a bigger one points to a design mistake. */
const LARGEST_EVENT_BYTES = 256 * 1024;

/** Where a service puts its events. */
@Injectable()
export class Outbox {
  private readonly schemas = EventSchemas.strict();
  private readonly unhurried = new WeakSet<Transaction>();

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
    private readonly clock: Clock,
    private readonly signal: OutboxSignal,
    private readonly watch: EventWatch,
  ) {}

  /**
   * Appends events in the transaction of the change that they tell of: both happen, or neither. One statement,
   * however many events, which shares a round trip with whatever follows. They are published once the transaction has
   * committed.
   *
   * Events of one subject must be appended in the order of their versions.
   * @throws TypeError if an event does not fit its schema or belongs to another service: a mistake of the caller
   */
  async append(tx: Transaction, events: NewEvent | readonly NewEvent[]): Promise<void> {
    const list = Array.isArray(events) ? (events as readonly NewEvent[]) : [events as NewEvent];
    if (list.length === 0) return;
    OutboxStore.insert(tx, this.envelopesOf(list), { canWait: this.unhurried.has(tx) });
    tx.afterCommit(() => {
      this.signal.ring();
      this.watch.tell(list);
    });
  }

  /**
   * Events of this transaction can wait: it is one of many that together come to very many events. They are published
   * when no more are coming, after a minute at the latest, and always after those of everybody else.
   */
  letWait(tx: Transaction): void {
    this.unhurried.add(tx);
  }

  private envelopesOf(events: readonly NewEvent[]): WrittenEvent[] {
    const time = this.clock.now().toISOString();
    const traceparent = RequestContext.current()?.traceparent;
    return events.map((event) => {
      const envelope = this.envelopeOf(event, time, traceparent);
      const text = JSON.stringify(envelope);
      this.refuseMistakes(envelope, text);
      return { envelope, text };
    });
  }

  private envelopeOf(event: NewEvent, time: string, traceparent: string | undefined): CloudEvent {
    return {
      specversion: '1.0',
      id: newId(),
      source: `/rollcall/${this.options.service}`,
      type: event.type,
      subject: event.subject,
      time,
      datacontenttype: 'application/json',
      platformid: event.platformId,
      subjectversion: event.subjectVersion,
      ...(traceparent && { traceparent }),
      data: event.data,
    };
  }

  private refuseMistakes(event: CloudEvent, text: string): void {
    const problem = !event.type.startsWith(`${this.options.service}.`)
      ? `is not an event of ${this.options.service}`
      : this.schemas.problemWith(event.type, event.data);
    if (problem) throw new TypeError(`Event ${event.type} of ${event.subject}: ${problem}.`);
    // No character takes more than three bytes: most texts are too short for a second look.
    const mayBeLarge = text.length * 3 > LARGEST_EVENT_BYTES;
    if (mayBeLarge && Buffer.byteLength(JSON.stringify(event.data)) > LARGEST_EVENT_BYTES) {
      throw new TypeError(
        `Event ${event.type} of ${event.subject} is larger than ${LARGEST_EVENT_BYTES} bytes.`,
      );
    }
  }
}
