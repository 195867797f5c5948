import type { HealthChecks } from '../health/health-checks.js';
import { STILL_HERE, eventText } from './event-stream.js';

const EVERY_MS = 500;
/** Something is said at least so often, or those in between take the line for dead. */
const QUIET_ROUNDS = 20;
/** Then the browser connects anew, and is looked at anew: a right that was lost ends here. */
const MOST_ROUNDS = 1_200;

/** What is followed, and how. */
export interface Followed<T> {
  /** Name of the events. */
  event: string;
  /** How it is now; found by a look that said whether the caller may. */
  first: T;
  look(): Promise<T>;
  /** Nothing will change any more. */
  isOver(current: T): boolean;
}

/** Tells of something whenever it has changed, until it is over, ten minutes have passed or the service ends. */
export async function* follow<T>(
  { event, first, look, isOver }: Followed<T>,
  health: Pick<HealthChecks, 'isDraining'>,
): AsyncGenerator<string> {
  let [current, told, quiet] = [first, '', 0];
  for (let round = 0; round < MOST_ROUNDS && !health.isDraining; round += 1) {
    const text = eventText(event, current);
    quiet = text === told ? quiet + 1 : 0;
    if (text !== told) yield text;
    else if (quiet % QUIET_ROUNDS === 0) yield STILL_HERE;
    told = text;
    if (isOver(current)) return;
    await new Promise((resolve) => void setTimeout(resolve, EVERY_MS));
    current = await look();
  }
}
