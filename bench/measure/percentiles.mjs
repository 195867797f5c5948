/** The value below which a share of the numbers lies; `undefined` for none. */
export function percentile(numbers, share) {
  const sorted = Float64Array.from(numbers).toSorted();
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

export function median(numbers) {
  return percentile(numbers, 0.5);
}
