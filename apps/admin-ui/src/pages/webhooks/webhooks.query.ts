import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../api/api-client.js';

/** A webhook, and how it fares. */
export type Webhook = Schemas['WebhookAnswer'];

/** What became of one event at one webhook. */
export type Delivery = Schemas['EventsDeliveryAnswer'];

/** One webhook. It changes by itself, as deliveries succeed or fail. */
export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', id],
    queryFn: ({ signal }): Promise<Webhook> =>
      dataOf(api.GET('/v1/webhooks/{id}', { signal, params: { path: { id } } })),
    refetchInterval: 5_000,
  });

/** How a webhook fares, in a word: one that fails is active still, but not well. */
export function healthOf({ state, failingSince }: Webhook): 'active' | 'failing' | 'paused' {
  if (state === 'paused') return 'paused';
  return failingSince === null ? 'active' : 'failing';
}
