import type { EventData, EventType } from '@rollcall/contracts';

/** What a producer says about an event; the envelope is made from it by {@link Outbox.append}. */
export type NewEvent<T extends EventType = EventType> = T extends EventType
  ? {
      /** Event type; its first part must be the producing service. */
      type: T;
      /** What the event is about, `<noun>/<id>`. */
      subject: string;
      /** Version of the subject after the change; rises with each of its events. */
      subjectVersion: number;
      /** Platform (tenant) of the event. */
      platformId: string;
      /** The facts, in the shape of the type's JSON Schema. */
      data: EventData<T>;
    }
  : never;
