import { EVENTS, type EventData } from '@rollcall/contracts';
import type { NewEvent } from '../events/new-event.js';

const PLATFORM = '01930000-0000-7000-8000-000000000001';

/** The type that most of the suite publishes. */
export const INVITED = 'identity.user-invited.v1';
/** A second type on the same subjects. */
export const DELETED = 'identity.user-deleted.v1';

/** The golden sample of a type as a new event of a subject. */
export function sampleEvent<T extends typeof INVITED | typeof DELETED>(
  type: T,
  subject: string,
  subjectVersion = 1,
): NewEvent<T> {
  const data = EVENTS.get(type)?.sample as EventData<T>;
  return { type, subject, subjectVersion, platformId: PLATFORM, data } as NewEvent<T>;
}

/** `count` events, each of a subject of its own. */
export function sampleEvents(count: number, prefix = 'user'): NewEvent[] {
  return Array.from({ length: count }, (_, index) => sampleEvent(INVITED, `${prefix}/${index}`));
}
