import type { FeedPositionAnswer } from '@rollcall/contracts';
import { ActorTokens, ServiceClient } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { IdentityConfig } from '../config.js';

/** Asks where the feed of events stands. */
@Injectable()
export class FeedClient {
  private readonly client: ServiceClient;

  constructor(config: IdentityConfig, tokens: ActorTokens) {
    this.client = new ServiceClient({ baseUrl: config.EVENTS_URL, self: 'identity', tokens });
  }

  /**
   * A cursor after everything that the feed has now.
   * @throws DependencyUnavailableError
   */
  async cursorOf(platformId: string): Promise<string> {
    const { cursor } = await this.client.get<FeedPositionAnswer>(`/internal/feed-positions/${platformId}`);
    return cursor;
  }
}
