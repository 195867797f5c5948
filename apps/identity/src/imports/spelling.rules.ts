/** Slips within this many letters are taken for slips; of short words, fewer. */
const MOST_SLIPS = 2;
const LETTERS_PER_SLIP = 4;
/** Looking for what was meant costs this many comparisons at most. */
const MOST_CANDIDATES = 20_000;

/** The candidate that a word was probably meant to be; null when none is near, or several are as near. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let [best, bestSlips, isOnly, looked] = ['', allowedSlips(word) + 1, false, 0];
  for (const candidate of candidates) {
    looked += 1;
    if (looked > MOST_CANDIDATES) break;
    const slips = slipsBetween(word, candidate, bestSlips + 1);
    if (slips < bestSlips) [best, bestSlips, isOnly] = [candidate, slips, true];
    else if (slips === bestSlips) isOnly = false;
  }
  return isOnly && bestSlips > 0 ? best : null;
}

const allowedSlips = (word: string): number =>
  Math.min(MOST_SLIPS, Math.floor(word.length / LETTERS_PER_SLIP));

/** Letters to add, drop, change or swap until two words are the same; `limit` when there are that many or more. */
export function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = nextRow({ a, b, i, row, before });
    if (Math.min(...next) >= limit) return limit;
    [before, row] = [row, next];
  }
  return Math.min(row[b.length] ?? limit, limit);
}

/** Optimal string alignment: a swap of neighbours is one slip. */
function nextRow(at: { a: string; b: string; i: number; row: number[]; before: number[] }): number[] {
  const { a, b, i, row, before } = at;
  const next = [i];
  for (let j = 1; j <= b.length; j += 1) {
    const isSame = a[i - 1] === b[j - 1];
    const change = (row[j - 1] ?? 0) + (isSame ? 0 : 1);
    let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change);
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
      cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
    }
    next.push(cost);
  }
  return next;
}
