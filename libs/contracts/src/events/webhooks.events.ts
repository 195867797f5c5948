import { Type } from 'typebox';
import { id, instant, oneOf } from '../fields.js';
import { defineEvent } from './define-event.js';
import { SAMPLE } from './samples.js';

const closed = { additionalProperties: false };

/** What somebody can do to a webhook. */
export const WEBHOOK_CHANGES = [
  'created',
  'changed',
  'paused',
  'resumed',
  'secret_rotated',
  'replayed',
  'deleted',
] as const;

/** Why deliveries to a webhook end by themselves. */
export const WEBHOOK_PAUSE_REASONS = ['failing', 'gone'] as const;

/** Somebody changed a webhook. */
export const WebhookChangedV1 = defineEvent('events.webhook-changed.v1', {
  subject: 'webhook/{webhookId}',
  description: 'Somebody created, changed or deleted a webhook, or had it deliver again.',
  data: Type.Object(
    {
      webhookId: id('The webhook.'),
      change: oneOf(WEBHOOK_CHANGES, 'What was done.'),
      changedBy: id('The person, or the API key.'),
      changedAt: instant('When.'),
    },
    closed,
  ),
  sample: { webhookId: SAMPLE.webhookId, change: 'created', changedBy: SAMPLE.ownerId, changedAt: SAMPLE.at },
});

/** Deliveries to a webhook ended by themselves. */
export const WebhookPausedV1 = defineEvent('events.webhook-paused.v1', {
  subject: 'webhook/{webhookId}',
  description:
    'A webhook was paused by itself: nothing but failures for five days, or its receiver answered 410 Gone. Events wait until somebody resumes it.',
  data: Type.Object(
    {
      webhookId: id('The webhook.'),
      reason: oneOf(
        WEBHOOK_PAUSE_REASONS,
        'failing: nothing but failures for five days; gone: the receiver answered 410.',
      ),
      failingSince: instant('The first failure after the last delivery.'),
      pausedAt: instant('When.'),
    },
    closed,
  ),
  sample: {
    webhookId: SAMPLE.webhookId,
    reason: 'failing',
    failingSince: '2026-11-18T09:30:00.000Z',
    pausedAt: SAMPLE.at,
  },
});

/** What a webhook gets when somebody tests it. */
export const WebhookTestedV1 = defineEvent('events.webhook-tested.v1', {
  subject: 'webhook/{webhookId}',
  description:
    'Somebody tests a webhook. Sent to that webhook only, whatever its types; it is in no feed and has no other receivers.',
  data: Type.Object({ webhookId: id('The webhook.'), testedAt: instant('When.') }, closed),
  sample: { webhookId: SAMPLE.webhookId, testedAt: SAMPLE.at },
});
