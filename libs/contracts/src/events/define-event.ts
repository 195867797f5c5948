import type { Type, TSchema } from 'typebox';
import type { ServiceName } from '../fields.js';

/** What is published about one event type: its meaning, the shape of its data, and a golden sample. */
export interface EventDefinition<T extends string = string, S extends TSchema = TSchema> {
  /** `<service>.<noun>-<participle>.v<major>`. */
  type: T;
  /** The service that publishes it; no other may. */
  producer: ServiceName;
  /** Form of the envelope's `subject`, such as `user/{userId}`. */
  subject: string;
  /** When it is published, in one or two sentences. */
  description: string;
  /** JSON Schema of `data`. */
  data: S;
  /** Golden sample of `data`: consumers of every later version must go on accepting it. */
  sample: Type.Static<S>;
}

/** Declares an event type; the producer is the first part of its name. */
export function defineEvent<const T extends `${ServiceName}.${string}.v${number}`, S extends TSchema>(
  type: T,
  definition: { subject: string; description: string; data: S; sample: Type.Static<S> },
): EventDefinition<T, S> {
  return { type, producer: type.slice(0, type.indexOf('.')) as ServiceName, ...definition };
}
