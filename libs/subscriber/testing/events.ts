import { EVENTS, type CloudEvent, type EventType } from '@rollcall/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { RollcallEvent } from '../src/events/rollcall-event.js';

const PLATFORM_ID = '01930000-0000-7000-8000-000000000001';

/** A valid event of a type, with the golden data unless told otherwise, about a subject of its own. */
export function event<T extends EventType>(
  type: T,
  data: object = {},
  envelope: Partial<CloudEvent> = {},
): RollcallEvent<T> {
  const definition = EVENTS.get(type);
  if (!definition) throw new Error(`${type} is no event.`);
  const [noun] = definition.subject.split('/');
  return {
    specversion: '1.0',
    id: uuidv7(),
    source: `/rollcall/${definition.producer}`,
    type,
    subject: `${noun}/${uuidv7()}`,
    time: '2026-11-23T09:30:00.000Z',
    datacontenttype: 'application/json',
    platformid: PLATFORM_ID,
    subjectversion: 1,
    data: { ...(definition.sample as object), ...data },
    ...envelope,
  } as RollcallEvent<T>;
}

/** Somebody accepted an invitation. */
export const activated = (
  firstName = 'Ada',
  envelope: Partial<CloudEvent> = {},
): RollcallEvent<'identity.user-activated.v1'> =>
  event('identity.user-activated.v1', { firstName }, envelope);
