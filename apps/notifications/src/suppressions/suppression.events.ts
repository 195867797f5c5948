import type { NewEvent } from '@rollcall/messaging';
import { type PlatformActor, idOf } from '@rollcall/platform';
import type { Suppression } from './suppression.answer.js';

/** A suppression is added once and released once. */
const ADDED = 1;
const RELEASED = 2;

const envelope = (id: string, { platformId }: PlatformActor, subjectVersion: number) => ({
  subject: `suppression/${id}`,
  subjectVersion,
  platformId,
});

/** Somebody put a mailbox on the list. Never names it: what is written down of this is kept for good. */
export const suppressionAdded = (
  suppressionId: string,
  actor: PlatformActor,
  at: Date,
): NewEvent<'notifications.suppression-added.v1'> => ({
  ...envelope(suppressionId, actor, ADDED),
  type: 'notifications.suppression-added.v1',
  data: { suppressionId, addedBy: idOf(actor), addedAt: at.toISOString() },
});

/** Somebody took a mailbox off the list. */
export const suppressionReleased = (
  { id: suppressionId, reason }: Suppression,
  actor: PlatformActor,
  at: Date,
): NewEvent<'notifications.suppression-released.v1'> => ({
  ...envelope(suppressionId, actor, RELEASED),
  type: 'notifications.suppression-released.v1',
  data: { suppressionId, reason, releasedBy: idOf(actor), releasedAt: at.toISOString() },
});
