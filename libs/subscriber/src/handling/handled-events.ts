import type { CloudEvent } from '@rollcall/contracts';

/**
 * Remembers which events were handled, so that a second delivery does nothing. With a database of your own, insert the
 * id in the transaction of the effect; then the effect happens exactly once, whatever crashes when:
 *
 *     once: (event, effect) =>
 *       database.transaction(async (tx) => {
 *         const isNew = await tx.insertIgnoringConflict('handled_events', { id: event.id });
 *         if (isNew) await effect(tx);
 *         return isNew;
 *       })
 *
 * @typeParam Tx what the handler gets to work with, such as the transaction
 */
export interface HandledEvents<Tx = undefined> {
  /**
   * Runs the effect unless this event has been handled before; an effect that throws was not.
   * @returns false when it had been, and nothing was done
   */
  once(event: CloudEvent, effect: (tx: Tx) => Promise<void>): Promise<boolean>;
}

const USUAL_LIMIT = 100_000;

/**
 * The last events that this process has handled. A restart forgets them unless `ids` are kept: then handlers can see an
 * event again.
 */
export class RememberedEvents implements HandledEvents {
  private readonly known: Set<string>;

  /**
   * @param limit how many are remembered, about 100 bytes each
   * @param ids those that are known already, the oldest first
   */
  constructor(
    private readonly limit: number = USUAL_LIMIT,
    ids: Iterable<string> = [],
  ) {
    this.known = new Set(ids);
    this.forgetOldest();
  }

  /** Those that are known, the oldest first: to be kept, and given to the next process. */
  get ids(): string[] {
    return [...this.known];
  }

  async once({ id }: CloudEvent, effect: (tx: undefined) => Promise<void>): Promise<boolean> {
    if (this.known.has(id)) return false;
    await effect(undefined);
    this.known.add(id);
    this.forgetOldest();
    return true;
  }

  private forgetOldest(): void {
    for (const id of this.known) {
      if (this.known.size <= this.limit) return;
      this.known.delete(id);
    }
  }
}
