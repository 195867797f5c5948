import type { EventType } from '@rollcall/contracts';
import type { RollcallEvent } from '../events/rollcall-event.js';
import type { HandledEvents } from './handled-events.js';

/** An event that cannot be handled. */
export interface PoisonEvent {
  /** As it came; text when it was not even JSON. */
  event: unknown;
  /** `invalid`: it breaks the schema of its type. `failed`: the handler threw, each time. */
  reason: 'invalid' | 'failed';
  /** What is wrong with it, or what the handler threw last. */
  error: Error;
  /** How often the handler was called. */
  attempts: number;
}

/** Something did not work, and is tried again by itself. */
export interface Trouble {
  /** What was being done. */
  what: string;
  error: unknown;
}

/** What is to be done with events, wherever they come from. */
export interface HandlingOptions<T extends EventType, Tx = undefined> {
  /** The types that are wanted. */
  types: readonly T[];
  /** Only events of this platform; of all unless given. A feed has those of one platform anyway. */
  platformId?: string;
  /**
   * Called with each event: one after the other for each subject, in the order in which they come, and for several
   * subjects at once. What it throws is tried again. An event can come again after a crash, unless `handled` is a
   * database's; and an older event of a subject can come late, so where order matters compare `subjectversion`.
   */
  handle: (event: RollcallEvent<T>, tx: Tx) => Promise<void> | void;
  /** Which events were handled; by default the last 100,000 are remembered in memory. */
  handled?: HandledEvents<Tx>;
  /** For how many subjects at the same time; 10 by default. */
  concurrency?: number;
  /** Milliseconds before each further attempt after the handler has failed; 200, 1,000 and 5,000 by default. */
  retryDelaysMs?: readonly number[];
  /** Takes events that cannot be handled; when it throws it is called again. */
  onPoison?: (poison: PoisonEvent) => Promise<void> | void;
  /** Hears of what is tried again by itself: lost connections, handlers that fail. By default a warning of Node. */
  onTrouble?: (trouble: Trouble) => void;
}
