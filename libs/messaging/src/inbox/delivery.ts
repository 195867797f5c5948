import { createHash } from 'node:crypto';
import type { CloudEvent } from '@rollcall/contracts';

/** Why an event was given up. */
export type ParkedReason =
  /** The body is not an event. */
  | 'unreadable'
  /** It claims to come from a service that its type does not belong to (V48). */
  | 'foreign_source'
  /** Its data does not fit the schema of its type. */
  | 'invalid_data'
  /** Nothing here handles its type. */
  | 'unhandled_type'
  /** Its handler failed to the end of the retry ladder. */
  | 'attempts_exhausted';

/** What the carrier brought, read as far as it could be. */
export interface Delivery {
  eventId: string;
  type: string;
  source: string;
  subject: string;
  subjectVersion: number;
  platformId: string | null;
  /** JSON text; null when the body was no event. */
  envelope: string | null;
  rawBody: Buffer | null;
  parked: { reason: ParkedReason; error: string } | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Keys of indexes are limited. */
const LONGEST_KEY = 500;
/** PostgreSQL stores no NUL in text. */
const withoutNul = (text: string): string => text.replaceAll('\0', '');
const isShortText = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_KEY && !value.includes('\0');

/** Reads a delivery; what cannot be trusted comes back parked, under an id of its own, never that of a real event. */
export function readDelivery(body: Buffer, routingKey: string): Delivery {
  const text = body.toString('utf8');
  let event: Partial<CloudEvent>;
  try {
    event = JSON.parse(text) as Partial<CloudEvent>;
  } catch (error) {
    return parkedDelivery(body, routingKey, 'unreadable', `not JSON: ${(error as Error).message}`);
  }
  const fault = faultOf(event);
  if (fault) return parkedDelivery(body, routingKey, 'unreadable', fault);
  const { id, type, source, subject, subjectversion, platformid } = event as CloudEvent;
  const producer = type.slice(0, type.indexOf('.'));
  if (source !== `/rollcall/${producer}` || type !== routingKey) {
    const error = `type ${type} came from ${source} under the key ${routingKey}`;
    return parkedDelivery(body, routingKey, 'foreign_source', error);
  }
  return {
    eventId: id,
    type,
    source: producer,
    subject,
    subjectVersion: subjectversion,
    platformId: platformid,
    envelope: text,
    rawBody: null,
    parked: null,
  };
}

/** A delivery that no handler will ever see unless a person decides so. */
export function parkedDelivery(body: Buffer, type: string, reason: ParkedReason, error: string): Delivery {
  const hash = createHash('sha256').update(body).digest('hex');
  return {
    eventId: `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`,
    type: withoutNul(type).slice(0, LONGEST_KEY),
    source: 'unknown',
    subject: 'unknown',
    subjectVersion: 0,
    platformId: null,
    envelope: null,
    rawBody: body,
    parked: { reason, error: withoutNul(error).slice(0, 1_000) },
  };
}

function faultOf(event: Partial<CloudEvent> | null): string | undefined {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return 'not an object';
  if (event.specversion !== '1.0') return 'specversion is not 1.0';
  if (typeof event.id !== 'string' || !UUID.test(event.id)) return 'id is not a UUID';
  for (const name of ['type', 'source', 'subject'] as const) {
    if (!isShortText(event[name])) return `${name} is not a short text`;
  }
  if (!Number.isSafeInteger(event.subjectversion)) return 'subjectversion is not an integer';
  if (typeof event.platformid !== 'string' || !UUID.test(event.platformid)) return 'platformid is not a UUID';
  return undefined;
}
