import { WakeSignal } from '@rollcall/messaging';
import { STILL_HERE, type UserActor, eventText } from '@rollcall/platform';
import type { Topic } from './topics.rules.js';

/** Changes that follow close upon each other are told of together, at most so often. */
const PAUSE_MS = 1_000;
const KEEP_ALIVE_MS = 15_000;
/** After how long a browser whose line broke connects anew. */
const GREETING = 'retry: 2000\n\n';

/** One page that is told of changes. What it holds is a set of topics and never grows, however slowly the page reads. */
export class LiveConnection {
  private readonly pending = new Set<Topic>();
  private readonly changed = new WakeSignal();
  private readonly ended = new WakeSignal();
  private isOver = false;
  private farewell = '';

  constructor(readonly actor: UserActor) {}

  /** Something of these may look different now. */
  hint(topics: Iterable<Topic>): void {
    for (const topic of topics) this.pending.add(topic);
    this.changed.ring();
  }

  /** Ends it; `because` is told as an event, so that the page knows better than to connect anew at once. */
  end(because?: 'superseded'): void {
    if (because) this.farewell = eventText(because, {});
    this.isOver = true;
    this.ended.ring();
    this.changed.ring();
  }

  /** What is sent. */
  async *events(): AsyncGenerator<string> {
    yield GREETING;
    while (!this.isOver) {
      if (this.pending.size === 0) await this.changed.sleep(KEEP_ALIVE_MS);
      if (this.isOver) break;
      const topics = [...this.pending];
      this.pending.clear();
      yield topics.length > 0 ? eventText('changed', { topics }) : STILL_HERE;
      await this.ended.sleep(PAUSE_MS);
    }
    if (this.farewell) yield this.farewell;
  }
}
