/* Functions that run inside a page. They see what a person sees: what the document holds when a frame is painted. */

/** Before anything of the page: notes when the first rows of a table were painted, counted from the navigation. */
export function noteFirstRows() {
  const look = () => {
    if (!document.querySelector('[role="row"][data-index]')) return requestAnimationFrame(look);
    // What this frame put into the document is on the screen when the next one begins.
    requestAnimationFrame(() => (globalThis.firstRowsAt = performance.now()));
  };
  requestAnimationFrame(look);
}

/** Opens the group at that place of the tree. @returns milliseconds until its rows were painted */
export function openGroup(place) {
  const item = document.querySelectorAll('[role="treeitem"]')[place];
  const name = item.querySelector('[class*="name"]').textContent;
  const begun = performance.now();
  item.click();
  return new Promise((resolve) => {
    const look = () => {
      const isThere =
        document.querySelector('h1').textContent === name &&
        document.querySelector('[role="row"][data-index]') !== null;
      requestAnimationFrame(isThere ? () => resolve(performance.now() - begun) : look);
    };
    look();
  });
}

/** From now on the moment of each key press in a field is known. */
export function noteKeys() {
  document.addEventListener('input', () => (globalThis.lastKeyAt = performance.now()), true);
}

/** Waits until every row that is shown has the word. @returns milliseconds since the last key press */
export function untilFound(word) {
  return new Promise((resolve) => {
    const look = () => {
      const rows = [...document.querySelectorAll('[role="row"][data-index]')];
      const isFound =
        rows.length > 0 && rows.every(({ textContent }) => textContent.toLowerCase().includes(word));
      requestAnimationFrame(isFound ? () => resolve(performance.now() - globalThis.lastKeyAt) : look);
    };
    look();
  });
}

/**
 * Looks at a table in every frame from now on: `blank` counts the frames in which a part of its window had no row
 * although there are rows for it; `atEnd` those at the last row that was fetched, with more to come.
 */
export function watchScrolling() {
  const table = document.querySelector('[role="table"]');
  const [head, body] = table.querySelectorAll('[role="rowgroup"]');
  const seen = { frames: 0, blank: 0, atEnd: 0, rows: 0, pixels: 0 };
  globalThis.scrolling = seen;
  const look = () => {
    const window = { top: head.getBoundingClientRect().bottom, bottom: table.getBoundingClientRect().bottom };
    const all = body.getBoundingClientRect();
    const rows = [...body.children]
      .map((row) => row.getBoundingClientRect())
      .toSorted((a, b) => a.top - b.top);
    let covered = Math.max(window.top, all.top);
    for (const { top, bottom } of rows) if (top <= covered + 1) covered = Math.max(covered, bottom);
    seen.frames += 1;
    if (covered < Math.min(window.bottom, all.bottom) - 1) seen.blank += 1;
    if (table.scrollTop + table.clientHeight >= table.scrollHeight - 1) seen.atEnd += 1;
    seen.rows = Math.max(seen.rows, ...[...body.children].map(({ dataset }) => Number(dataset.index) + 1));
    seen.pixels = table.scrollTop;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
