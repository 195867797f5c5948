import { EVENTS, type CloudEvent, type EventType, eventSchema } from '@rollcall/contracts';
import { Compile, type Validator } from 'typebox/schema';
import type { RollcallEvent } from './rollcall-event.js';

const compiled = new Map<string, Validator>();

/**
 * What is wrong with something that should be an event, envelope and data, or undefined when nothing is. Fields and
 * words that this version of the package does not know are no fault: they pass, and stay in the event.
 */
export function problemWith(value: unknown): string | undefined {
  const type = typeOf(value);
  if (type === undefined) return 'it has no type';
  const validator = validatorOf(type);
  if (!validator) return `${type} is no event type that this version of the package knows`;
  // Checking is compiled, explaining is not.
  if (validator.Check(value)) return undefined;
  const [, errors] = validator.Errors(value);
  return errors.map(({ instancePath, message }) => `${instancePath || 'the event'} ${message}`).join('; ');
}

/** Whether a value is a valid event of one of these types. */
export function isEvent<T extends EventType>(value: unknown, ...types: T[]): value is RollcallEvent<T> {
  const type = typeOf(value);
  return type !== undefined && (types as string[]).includes(type) && problemWith(value) === undefined;
}

/** The type that something says it has. */
export function typeOf(value: unknown): string | undefined {
  const type = (value as Partial<CloudEvent> | null | undefined)?.type;
  return typeof type === 'string' ? type : undefined;
}

function validatorOf(type: string): Validator | undefined {
  const definition = EVENTS.get(type);
  if (!definition) return undefined;
  const known = compiled.get(type) ?? Compile(eventSchema(definition));
  compiled.set(type, known);
  return known;
}
