import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { HealthChecks } from '@rollcall/platform';

/** Event streams on their way to callers. They would stand for hours: a gateway that drains ends them, and they connect anew. */
@Injectable()
export class OpenStreams {
  readonly #open = new Set<ServerResponse>();

  constructor(health: HealthChecks) {
    health.onDraining(() => {
      for (const response of this.#open) response.destroy();
    });
  }

  /** Who follows an event stream learns at once that it stands, not with the first event. */
  keep(response: ServerResponse): void {
    response.flushHeaders();
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
  }
}
