import type { EventData } from '@rollcall/contracts';
import type { NewEvent } from '@rollcall/messaging';
import { type PlatformActor, idOf } from '@rollcall/platform';

/** The webhook that an event is about, as it was before. */
interface Subject {
  id: string;
  platformId: string;
  version: number;
}

/** Somebody changed a webhook; for whoever watches, and for identity's audit. */
export const webhookChanged = (
  { id, platformId, version }: Subject,
  change: EventData<'events.webhook-changed.v1'>['change'],
  actor: PlatformActor,
  at: Date,
): NewEvent<'events.webhook-changed.v1'> => ({
  type: 'events.webhook-changed.v1',
  subject: `webhook/${id}`,
  subjectVersion: version + 1,
  platformId,
  data: { webhookId: id, change, changedBy: idOf(actor), changedAt: at.toISOString() },
});

/** Deliveries to a webhook ended by themselves. */
export const webhookPaused = (
  { id, platformId, version }: Subject,
  reason: EventData<'events.webhook-paused.v1'>['reason'],
  failingSince: Date,
  at: Date,
): NewEvent<'events.webhook-paused.v1'> => ({
  type: 'events.webhook-paused.v1',
  subject: `webhook/${id}`,
  subjectVersion: version + 1,
  platformId,
  data: {
    webhookId: id,
    reason,
    failingSince: failingSince.toISOString(),
    pausedAt: at.toISOString(),
  },
});
