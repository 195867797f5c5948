type Show = (message: string) => void;

let waiting: string[] = [];
let show: Show | undefined;
let ask: (() => void) | undefined;

/** Says in a corner of the page, for a few seconds, that something has been done. */
export function notifyDone(message: string): void {
  if (show) return show(message);
  waiting.push(message);
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
  for (const message of waiting) way(message);
  waiting = [];
}
