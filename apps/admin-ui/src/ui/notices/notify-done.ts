/** Whether it came out as it was meant to. */
type Tone = 'good' | 'bad';
type Show = (message: string, tone: Tone) => void;

let waiting: { message: string; tone: Tone }[] = [];
let show: Show | undefined;
let ask: (() => void) | undefined;

/** Says in a corner of the page, for a few seconds, that something has been done. */
export function notifyDone(message: string, tone: Tone = 'good'): void {
  if (show) return show(message, tone);
  waiting.push({ message, tone });
  ask?.();
}

/** What shows notices is fetched with the first of them, since most pages are left without any: `onFirst` does it. */
export function whenNotified(onFirst: () => void): () => void {
  ask = onFirst;
  if (waiting.length > 0) onFirst();
  return () => {
    ask = undefined;
  };
}

/** From now on notices are shown this way, first those that came before. */
export function showNoticesBy(way: Show): void {
  show = way;
  for (const { message, tone } of waiting) way(message, tone);
  waiting = [];
}
