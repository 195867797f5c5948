import type { EventData, EventType } from '@rollcall/contracts';
import type { NewEvent } from '@rollcall/messaging';

type UserEventType = Extract<EventType, `identity.${string}`>;

/** An event about a person, at the version that the person has with it. */
export function userEvent<T extends UserEventType>(
  type: T,
  about: { userId: string; platformId: string; version: number },
  data: EventData<T>,
): NewEvent<T> {
  const { userId, version, platformId } = about;
  // The compiler cannot follow that a T and its data belong together through a distributive type.
  return { type, subject: `user/${userId}`, subjectVersion: version, platformId, data } as NewEvent<T>;
}
