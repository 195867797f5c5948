import type { EventType, InvitationFacts } from '@rollcall/contracts';
import type { NewEvent } from '@rollcall/messaging';
import { userActor } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';

export const PLATFORM_ID = uuidv7();
/** An administrator of the platform. */
export const ADMIN = userActor({ platformId: PLATFORM_ID, userId: uuidv7() });

/** What identity says of a new invited person. */
export function invitedPerson(about: Partial<InvitationFacts> = {}): InvitationFacts {
  const invitationId = uuidv7();
  return {
    invitationId,
    userId: uuidv7(),
    platformId: PLATFORM_ID,
    email: `person-${invitationId}@example.org`,
    locale: 'en',
    groupIds: [uuidv7()],
    roles: ['learner'],
    sessionId: null,
    message: null,
    invitedBy: { userId: ADMIN.userId, displayName: 'Olivia Okafor' },
    platformName: 'Northwind Academy',
    invitedAt: new Date().toISOString(),
    ...about,
  };
}

/** An event of identity about an invited person. */
export function identityEvent<T extends Extract<EventType, `identity.${string}`>>(
  type: T,
  facts: InvitationFacts,
  subjectVersion: number,
  data: Extract<NewEvent, { type: T }>['data'],
): NewEvent {
  return {
    type,
    subject: `user/${facts.userId}`,
    subjectVersion,
    platformId: facts.platformId,
    data,
  } as NewEvent;
}

/** `user-invited`, as it announces an invitation. */
export function userInvited(facts: InvitationFacts, subjectVersion = 1): NewEvent {
  const { platformId: _, ...data } = facts;
  return identityEvent('identity.user-invited.v1', facts, subjectVersion, { ...data, restored: false });
}
