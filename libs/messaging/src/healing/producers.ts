import { Inject, Injectable } from '@nestjs/common';
import type { ServiceName } from '@rollcall/contracts';
import { ActorTokens, ServiceClient } from '@rollcall/platform';
import { MESSAGING_OPTIONS, type ResolvedMessagingOptions } from '../messaging.options.js';
import { OutboxReplay, type PublishedPage } from '../replay/outbox-replay.js';

/** Where to ask what a service has published. */
export interface Producer {
  publishedAfter(types: readonly string[], after: string, limit: number): Promise<PublishedPage>;
  redeliver(eventIds: readonly string[]): Promise<unknown>;
}

/** The services whose events are handled here. */
@Injectable()
export class Producers {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
    private readonly tokens: ActorTokens,
    private readonly own: OutboxReplay,
  ) {}

  /** @returns undefined when nobody told where the service is */
  find(name: string): Producer | undefined {
    if (name === this.options.service) return this.own;
    const baseUrl = this.options.peers[name as ServiceName];
    return baseUrl ? this.remote(baseUrl) : undefined;
  }

  private remote(baseUrl: string): Producer {
    const client = new ServiceClient({ baseUrl, self: this.options.service, tokens: this.tokens });
    return {
      publishedAfter: (types, after, limit) => {
        const query = new URLSearchParams({ types: types.join(','), after, limit: String(limit) });
        return client.get<PublishedPage>(`/internal/outbox/published?${query.toString()}`);
      },
      redeliver: (eventIds) => client.post('/internal/outbox/redeliveries', { body: { eventIds } }),
    };
  }
}
