import type { ServiceClient } from '@rollcall/platform';
import type { OwnersPresence } from './owners-presence.js';
import type { SecretOwner } from './owner-pause.rules.js';

/** A service that knows what mails carry, asked only as often as it makes sense. */
export class SecretOwnerClient {
  constructor(
    private readonly owner: SecretOwner,
    private readonly service: ServiceClient,
    private readonly presence: OwnersPresence,
  ) {}

  /** @throws DependencyUnavailableError when it does not answer, or did not a moment ago */
  ask<T>(path: string, body: object): Promise<T> {
    return this.presence.reach(this.owner, () => this.service.post<T>(path, { body }));
  }
}
