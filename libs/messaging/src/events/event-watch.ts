import { Injectable } from '@nestjs/common';

/** What is told of an event: enough to know what may look different now, nothing of what it says. */
export interface SeenEvent {
  type: string;
  platformId: string;
}

/**
 * Tells of events of which this process published or handled one, once that is committed. It is a hint and no delivery: with
 * the process goes what it had not told yet. What must happen because of an event belongs into a handler (`@OnEvent`).
 */
@Injectable()
export class EventWatch {
  private readonly watchers: ((events: readonly SeenEvent[]) => void)[] = [];

  /** `watcher` must be quick and must not throw. */
  watch(watcher: (events: readonly SeenEvent[]) => void): void {
    this.watchers.push(watcher);
  }

  /** @internal */
  tell(events: readonly SeenEvent[]): void {
    if (events.length === 0) return;
    for (const watcher of this.watchers) watcher(events);
  }
}
